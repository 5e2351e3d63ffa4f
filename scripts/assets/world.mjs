// The world as SVG paths, from Natural Earth's public-domain countries (npm world-atlas).
// Points are whole numbers on a sheet 10,000 wide, relative to each other: short, and sharp enough
// for a map that is cut to a few countries.
import { readFileSync } from "node:fs";
import { geoArea, geoEqualEarth, geoPath } from "d3-geo";
import { feature, merge, mesh } from "topojson-client";
import { ANTARCTICA, EUROPEAN_UNION, PARTICIPANTS, UNION_POINT } from "./codes.mjs";

const WIDTH = 10000;
const COARSE = 16; // lines shorter than this many units are left out

const atlas = (scale) =>
  JSON.parse(readFileSync(new URL(`../../node_modules/world-atlas/countries-${scale}.json`, import.meta.url)));

const coarse = atlas("110m");
const fine = atlas("50m");

const countries = (topology) => topology.objects.countries.geometries.filter((one) => one.id !== ANTARCTICA);
const byNumber = (topology) => new Map(countries(topology).map((one) => [one.id, one]));
const coarseByNumber = byNumber(coarse);
const fineByNumber = byNumber(fine);

const land = merge(coarse, countries(coarse));
const projection = geoEqualEarth().rotate([-11, 0]).fitWidth(WIDTH, land);
const measured = geoPath(projection).bounds(land);
const HEIGHT = Math.ceil(measured[1][1]);

// A drawing context that writes a path of relative whole numbers.
class Pen {
  text = "";
  at = [0, 0];
  moveTo(x, y) { this.at = [Math.round(x), Math.round(y)]; this.text += `M${this.at}`; this.last = "M"; }
  lineTo(x, y) {
    const dx = Math.round(x) - this.at[0], dy = Math.round(y) - this.at[1];
    if (Math.abs(dx) + Math.abs(dy) < COARSE) return;
    this.text += this.last === "l" ? `${dx < 0 ? "" : " "}${dx}` : `l${dx}`;
    this.text += `${dy < 0 ? "" : " "}${dy}`;
    this.at = [this.at[0] + dx, this.at[1] + dy];
    this.last = "l";
  }
  closePath() { this.text += "z"; this.last = "z"; }
  arc() {}
  beginPath() {}
}

function drawn(shape) {
  const pen = new Pen();
  geoPath(projection, pen)(shape);
  return pen.text.replace(/M-?\d+,-?\d+z/g, "");
}

// The middle of the largest piece: the middle of all of them may lie in the sea.
function centre(shape) {
  const pieces = shape.geometry.type === "MultiPolygon" ? shape.geometry.coordinates : [shape.geometry.coordinates];
  const areas = pieces.map((coordinates) => ({ type: "Polygon", coordinates }));
  const largest = areas.reduce((best, one) => (geoArea(one) > geoArea(best) ? one : best));
  return geoPath(projection).centroid(largest).map(Math.round);
}

function place(number) {
  const topology = coarseByNumber.has(number) ? coarse : fine;
  const geometry = coarseByNumber.get(number) ?? fineByNumber.get(number);
  const shape = feature(topology, geometry);
  return { path: drawn(shape), at: centre(shape) };
}

function union() {
  const members = EUROPEAN_UNION.map((number) => coarseByNumber.get(number)).filter(Boolean);
  return { path: drawn(merge(coarse, members)), at: place(UNION_POINT).at };
}

export function places() {
  const each = Object.fromEntries(Object.entries(PARTICIPANTS).map(([code, number]) => [code, place(number)]));
  const sorted = Object.entries({ ...each, EU: union() }).sort(([a], [b]) => (a < b ? -1 : 1));
  return { width: WIDTH, height: HEIGHT, places: Object.fromEntries(sorted) };
}

export function worldSvg() {
  const borders = mesh(coarse, coarse.objects.countries, (a, b) => a !== b);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">` +
    `<path id="land" d="${drawn(land)}"/><path id="borders" d="${drawn(borders)}"/></svg>\n`
  );
}
