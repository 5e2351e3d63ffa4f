// ISO 3166-1: the number that Natural Earth's set has, by the two letters that the ledger has.
export const PARTICIPANTS = {
  AE: "784", AM: "051", AO: "024", AU: "036", BD: "050", BR: "076", BW: "072", BY: "112",
  CA: "124", CD: "180", CF: "140", CG: "178", CH: "756", CI: "384", CM: "120", CN: "156",
  GA: "266", GB: "826", GH: "288", GN: "324", GY: "328", ID: "360", IL: "376", IN: "356",
  JP: "392", KG: "417", KH: "116", KR: "410", KZ: "398", LA: "418", LB: "422", LK: "144",
  LR: "430", LS: "426", ML: "466", MU: "480", MX: "484", MY: "458", MZ: "508", NA: "516",
  NO: "578", NZ: "554", PA: "591", QA: "634", RU: "643", SG: "702", SL: "694", SZ: "748",
  TG: "768", TH: "764", TR: "792", TW: "158", TZ: "834", UA: "804", US: "840", UZ: "860",
  VE: "862", VN: "704", ZA: "710", ZW: "716",
};

// The European Union is one Participant: Austria to Sweden.
export const EUROPEAN_UNION = [
  "040", "056", "100", "191", "196", "203", "208", "233", "246", "250", "276", "300", "348", "372",
  "380", "428", "440", "442", "470", "528", "616", "620", "642", "703", "705", "724", "752",
];

// Where the Union's point stands: Belgium, whose office in Antwerp sees most of its trade.
export const UNION_POINT = "056";
export const ANTARCTICA = "010";
