// Draws the eight places of the code around the one field that receives it.
const field = document.getElementById("code");
const drawn = document.querySelector("#boxes .drawn");
const places = [...drawn.children];

function draw() {
  const typed = field.value.toUpperCase().replace(/[\s-]/g, "");
  const focused = document.activeElement === field;
  places.forEach((place, n) => {
    place.textContent = typed[n] || "";
    place.className = focused && n === Math.min(typed.length, places.length - 1) ? "here" : "";
  });
  document.getElementById("boxes").classList.toggle("overflows", typed.length > places.length);
}

drawn.hidden = false;
document.getElementById("boxes").classList.add("alive");
for (const event of ["input", "focus", "blur"]) field.addEventListener(event, draw);
draw();
if (!field.value) field.focus();
