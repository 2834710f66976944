namespace Pix.Architecture.Tests.Rights;

/// <summary>
/// Who may do what. A new route gets a line here, on purpose (CONTRIBUTING.md: « Say who may ask a route »): what a program is
/// answered, and after the slash a browser when that differs. What is not there or not theirs is 404, whatever was typed.
/// </summary>
internal static class RightsTable
{
    public static readonly RightsLine[] Lines =
    [
        //                                                          Nobody  Strang. Partic. Other   Member  Owner   Admin   ForMemb. ForAdm. Removed Newcomer
        new("GET /",                                              "401/200 200     200     200     200     200     200     200     200     200     200"),
        new("GET /accessibilite",                                 "200     200     200     200     200     200     200     200     200     200     200"),
        new("GET /confidentialite",                               "200     200     200     200     200     200     200     200     200     200     200"),
        new("GET /conditions-d-utilisation",                      "200     200     200     200     200     200     200     200     200     200     200"),
        new("GET /mentions-legales",                              "200     200     200     200     200     200     200     200     200     200     200"),
        new("GET /health/live",                                   "200     200     200     200     200     200     200     200     200     200     200"),
        new("GET /health/ready",                                  "200     200     200     200     200     200     200     200     200     200     200"),
        new("GET /openapi/v1.json",                               "200     200     200     200     200     200     200     200     200     200     200"),
        new("GET /styleguide",                                    "200     200     200     200     200     200     200     200     200     200     200"),
        new("GET /apercu/epreuves",                               "200     200     200     200     200     200     200     200     200     200     200"),
        new("GET /apercu/epreuves/{id}",                          "200     200     200     200     200     200     200     200     200     200     200", "id=anyChallenge"),
        new("POST /apercu/epreuves/{id}",                         "200     200     200     200     200     200     200     200     200     200     200", "id=anyChallenge", """{"skip":true}"""),
        new("GET /contenu/{hash}/{*path}",                        "200     200     200     200     200     200     200     200     200     200     200", "hash=fileHash path=filePath"),
        new("GET /tutos/{id}",                                    "200     200     200     200     200     200     200     200     200     200     200", "id=tutorial"),
        new("POST /langue",                                       "204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303", Body: """{"language":"fr"}"""),

        //                                                          Nobody  Strang. Partic. Other   Member  Owner   Admin   ForMemb. ForAdm. Removed Newcomer
        new("GET /inscription",                                   "200     200     200     200     200     200     200     200     200     200     200"),
        new("POST /inscription",                                  "201/303 201/303 201/303 201/303 201/303 201/303 201/303 201/303 201/303 201/303 201/303", Body: """{"firstName":"Ana","lastName":"Silva","email":"{newEmail}","password":"{password}","acceptTerms":true}""", AsSomeoneNew: true),
        new("GET /connexion",                                     "200     200     200     200     200     200     200     200     200     200     200"),
        new("POST /connexion",                                    "200/303 200/303 200/303 200/303 200/303 200/303 200/303 200/303 200/303 200/303 200/303", Body: """{"email":"{emailOfSomebody}","password":"{password}"}""", AsSomeoneNew: true),
        new("POST /deconnexion",                                  "204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303", AsSomeoneNew: true),
        new("POST /deconnexion/partout",                          "401/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303", AsSomeoneNew: true),
        new("GET /mot-de-passe-oublie",                           "200     200     200     200     200     200     200     200     200     200     200"),
        new("POST /mot-de-passe-oublie",                          "202     202     202     202     202     202     202     202     202     202     202", Body: """{"email":"{newEmail}"}"""),
        new("GET /mot-de-passe/{token}",                          "200     200     200     200     200     200     200     200     200     200     200", "token=newPasswordLink"),
        new("POST /mot-de-passe/{token}",                         "204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303", "token=newPasswordLink", """{"password":"{password}"}""", AsSomeoneNew: true),
        new("GET /moi",                                           "401/303 200     200     200     200     200     200     200     200     200     200"),
        new("POST /moi",                                          "401/303 200/303 200/303 200/303 200/303 200/303 200/303 200/303 200/303 200/303 200/303", Body: """{"firstName":"Ana","lastName":"Silva"}""", AsSomeoneNew: true),
        new("GET /moi/adresse/{token}",                           "401/303 404     200     404     404     404     404     404     404     404     404", "token=newAddressLinkOfParticipant"),
        new("GET /moi/donnees",                                   "401/303 200     200     200     200     200     200     200     200     200     200"),
        new("POST /moi/suppression",                              "401/303 202     202     202     202     202     202     202     202     202     202", Body: """{"password":"{password}"}""", AsSomeoneNew: true),
        new("GET /invitations/{token}",                           "200     200     200     200     200     200     200     200     200     200     200", "token=newInvitationOfStranger"),
        new("POST /invitations/{token}",                          "401/303 204/303 403     403     403     403     403     403     403     403     403", "token=newInvitationOfStranger"),

        //                                                          Nobody  Strang. Partic. Other   Member  Owner   Admin   ForMemb. ForAdm. Removed Newcomer
        new("GET /campagnes",                                     "200     200     200     200     200     200     200     200     200     200     200"),
        new("POST /campagnes",                                    "200/303 200/303 200/303 200/303 200/303 200/303 200/303 200/303 200/303 200/303 200/303", Body: """{"code":"{code}"}"""),
        new("GET /campagnes/{code}",                              "200     200     200     200     200     200     200     200     200     200     200"),
        new("GET /campagnes/{code}/identifiant",                  "401/303 200     200/303 200/303 200     200     200     200     200     200     200"),
        new("POST /campagnes/{code}/participations",              "401/303 201/303 201/303 201/303 201/303 201/303 201/303 201/303 201/303 201/303 201/303", Body: """{"identifier":"21804537"}""", AsSomeoneNew: true),
        new("GET /campagnes/{code}/regles",                       "401/303 409     200     200     409     409     409     409     409     409     409"),
        new("GET /campagnes/{code}/resultats",                    "401/303 409     200     409     409     409     409     409     409     409     409", "code=finishedCode"),
        new("POST /campagnes/{code}/envoi",                       "401/303 409     200/303 409     409     409     409     409     409     409     409", "code=finishedCode"),
        new("POST /campagnes/{code}/retrait",                     "401/303 409     200/303 409     409     409     409     409     409     409     409", "code=finishedCode"),
        new("GET /mes-parcours",                                  "401/303 200     200     200     200     200     200     200     200     200     200"),
        new("GET /profil",                                        "401/303 200     200     200     200     200     200     200     200     200     200"),
        new("POST /profil/competences/{code}",                    "401/303 201/303 201/303 201/303 201/303 201/303 201/303 201/303 201/303 201/303 201/303", "code=competence", AsSomeoneNew: true),
        new("GET /parcours/{id}",                                 "401/303 404     200     404     404     404     404     404     404     404     404"),
        new("POST /parcours/{id}/chrono",                         "401/303 404     409     404     404     404     404     404     404     404     404", Body: """{"challengeId":"{challenge}"}"""),
        new("POST /parcours/{id}/reponses",                       "401/303 404     201/303 404     404     404     404     404     404     404     404", Body: """{"challengeId":"{challenge}","skip":true}"""),
        new("GET /parcours/{id}/bilan",                           "401/303 404     200     404     404     404     404     404     404     404     404", "id=finishedTest"),
        new("GET /parcours/{id}/reponses/{number}",               "401/303 404     200     404     404     404     404     404     404     404     404", "id=finishedTest number=one"),
        new("GET /parcours/{id}/signalements",                    "401/303 404     200     404     404     404     404     404     404     404     404"),
        new("POST /parcours/{id}/signalements",                   "401/303 404     201/303 404     404     404     404     404     404     404     404", Body: """{"challengeId":"{challenge}","category":"other","comment":"Rien."}"""),

        //                                                          Nobody  Strang. Partic. Other   Member  Owner   Admin   ForMemb. ForAdm. Removed Newcomer
        new("GET /orga",                                          "401/303 200     200     200     200/303 200/303 200/303 200/303 200/303 200     200/303"),
        new("GET /orga/conditions",                               "401/303 200     200     200     200     200     200     200     200     200     200"),
        new("POST /orga/conditions",                              "401/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303 204/303", Body: """{"accept":true}""", AsSomeoneNew: true),
        new("GET /orga/{org}/equipe",                             "401/303 404     404     404     200     200     200     404     404     404     403/303"),
        new("POST /orga/{org}/equipe/invitations",                "401/303 404     404     404     403     403     201/303 404     404     404     403/303", Body: """{"emails":["{newEmail}"],"role":"member"}"""),
        new("POST /orga/{org}/equipe/invitations/{id}/relance",   "401/303 404     404     404     403     403     204/303 404     404     404     403/303", "id=newInvitation"),
        new("POST /orga/{org}/equipe/invitations/{id}/retrait",   "401/303 404     404     404     403     403     204/303 404     404     404     403/303", "id=newInvitation"),
        new("POST /orga/{org}/equipe/{memberId}",                 "401/303 404     404     404     403     403     204/303 404     404     404     403/303", "memberId=newMember", """{"role":"admin"}"""),
        new("POST /orga/{org}/equipe/{memberId}/retrait",         "401/303 404     404     404     403     403     204/303 404     404     404     403/303", "memberId=newMember"),
        new("POST /orga/{org}/equipe/depart",                     "401/303 404     404     404     204/303 204/303 204/303 404     404     404     403/303", AsSomeoneNew: true),
        new("GET /orga/{org}/progression",                        "401/303 404     404     404     200     200     200     404     404     404     403/303"),
        new("GET /orga/{org}/campagnes",                          "401/303 404     404     404     200     200     200     404     404     404     403/303"),
        new("GET /orga/{org}/campagnes/nouvelle",                 "401/303 404     404     404     200     200     200     404     404     404     403/303"),
        new("POST /orga/{org}/campagnes",                         "401/303 404     404     404     201/303 201/303 201/303 404     404     404     403/303", Body: """{"name":"Droits","targetId":"5.1"}"""),
        new("POST /orga/{org}/campagnes/apercu",                  "401/303 404     404     404     200/303 200/303 200/303 404     404     404     403/303", Body: """{"landingText":"Bonjour"}"""),
        new("GET /orga/{org}/campagnes/{id}",                     "401/303 404     404     404     200     200     200     404     404     404     403/303"),
        new("GET /orga/{org}/campagnes/{id}/modification",        "401/303 404     404     404     403     200     200     404     404     404     403/303"),
        new("POST /orga/{org}/campagnes/{id}",                    "401/303 404     404     404     403     204/303 204/303 404     404     404     403/303", "id=newCampaign", """{"name":"En cours"}"""),
        new("POST /orga/{org}/campagnes/{id}/archivage",          "401/303 404     404     404     403     204/303 204/303 404     404     404     403/303", "id=newCampaign"),
        new("POST /orga/{org}/campagnes/{id}/desarchivage",       "401/303 404     404     404     403     204/303 204/303 404     404     404     403/303", "id=newCampaign"),
        new("POST /orga/{org}/campagnes/{id}/suppression",        "401/303 404     404     404     403     204/303 204/303 404     404     404     403/303", "id=newCampaign"),
        new("GET /orga/{org}/campagnes/{id}/relance",             "401/303 404     404     404     200     200     200     404     404     404     403/303"),
        new("POST /orga/{org}/campagnes/{id}/relance",            "401/303 404     404     404     202/303 202/303 202/303 404     404     404     403/303", "id=newCampaign"),
        new("GET /orga/{org}/campagnes/{id}/qr.svg",              "401/303 404     404     404     200     200     200     404     404     404     403/303"),
        new("GET /orga/{org}/campagnes/{id}/participants",        "401/303 404     404     404     200     200     200     404     404     404     403/303"),
        new("GET /orga/{org}/campagnes/{id}/participants/{pid}",  "401/303 404     404     404     200     200     200     404     404     404     403/303"),
        new("POST /orga/{org}/campagnes/{id}/participants/{pid}/suppression", "401/303 404 404  404     403     403     204/303 404     404     404     403/303", "pid=newTest"),
        new("GET /orga/{org}/campagnes/{id}/resultats",           "401/303 404     404     404     200     200     200     404     404     404     403/303"),
        new("GET /orga/{org}/campagnes/{id}/resultats.csv",       "401/303 404     404     404     200     200     200     404     404     404     403/303"),
    ];
}
