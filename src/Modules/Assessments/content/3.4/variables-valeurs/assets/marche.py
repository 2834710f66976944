# Paniers vendus chaque jour sur un marché.
# En Python, ventes[0] est la première valeur de la liste.
ventes = [18, 12, 25, 21, 25, 9, 31, 30]

record = ventes[0]
for v in ventes:
    if v > record:
        record = v
        print(record)
