document.getElementById("empty").addEventListener("click", () => {
  document.getElementById("code").textContent = "Code : LUNE";
});
