def ajoute(total, n):
    total = total + n
    return total * 2

total = 5
x = ajoute(total, 3)
y = ajoute(x, total)
print(total, x, y)
