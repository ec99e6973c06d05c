// Brings a month-end list of the institution as somebody who signed in, and prints the road of the report of what differs.
//
//   PAYUNG_USER=… PAYUNG_PASSWORD=… node checks/month-end.mjs BASE
import { signedIn, token } from "./visitor.mjs";

const [base] = process.argv.slice(2);
const { PAYUNG_USER: user, PAYUNG_PASSWORD: password } = process.env;
const { get } = await signedIn(base, user, password);

const list = ["NIK,Nama,Bulan,Iuran", "5171990101809001,Siapa Ini,2026-10,16800", "5171990202809002,Siapa Itu,2026-10,16800"].join("\n");
const body = new FormData();
body.set("csrf", token(await (await get("/reports/difference/new")).text()));
body.set("file", new Blob([list], { type: "text/csv" }), "akhir-bulan.csv");
const report = await get("/reports/difference/new", { method: "POST", body });
const { pathname, search } = new URL(report.url);
if (report.status !== 200 || pathname !== "/reports/difference") {
  console.error(`the list was not taken: ${report.status} at ${pathname}\n${(await report.text()).match(/role="alert"[\s\S]{0,400}/)?.[0] ?? ""}`);
  process.exit(1);
}
console.log(pathname + search);
