def remise(prix, taux):
    prix = prix - prix * taux / 100
    return prix

prix = 80
a = remise(prix, 25)
b = remise(a, 50)
print(prix, a, b)
