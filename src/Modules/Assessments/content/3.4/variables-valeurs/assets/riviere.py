# Niveaux d'une rivière, en centimètres, relevés chaque heure.
# En Python, la première valeur d'une liste porte le numéro 0.
niveaux = [112, 115, 121, 120, 134, 139, 138, 152, 151, 158]

i = 1
while i < len(niveaux):
    hausse = niveaux[i] - niveaux[i - 1]
    if hausse > 10:
        print(i)
    i = i + 1
