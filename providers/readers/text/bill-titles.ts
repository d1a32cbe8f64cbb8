// What bills call themselves where the language makes one word of the bill and its kind, or has several names for it.

/** `Schlussrechnung`, `Honorarnote`; what only ends alike (`Berechnung`, `Lohnabrechnung`) is no bill. */
export const germanBills = [
  '(?!(?:um|an|be|hoch|vor|auf|zu|\\p{L}*(?:ver|ab|storno|korrektur|forma|mahn))rechnung)\\p{L}*rechnung',
  '(?:jahres|verbrauchs|schluss|end|turnus|strom|gas|wasser|energie|neben|betriebs|heiz|wartungs|entgelt)\\p{L}{0,10}abrechnung',
  'honorarnote',
  'liquidation',
];

export const italianBills = [
  'fattura(?: (?:accompagnatoria|differita|immediata|elettronica|commerciale|di (?:vendita|cortesia)))?',
  'parcella',
  'notula',
  'bolletta',
];

export const dutchBills = [
  '(?!(?:credit|pro-?forma)-?factuur)\\p{L}*factuur',
  '(?:ereloon|honorarium|kosten)nota',
  'staat van (?:kosten en )?ereloon(?:en)?(?: en kosten)?',
  '(?:eind|jaar|slot)afrekening',
];

export const polishBills = [
  'faktura(?!(?: vat)? koryguj)(?: (?:vat|ko[ńn]cowa|zaliczkowa|zbiorcza|rozliczeniowa|uproszczona|mar[żz]a)){0,2}',
  'rachunek(?= (?:nr|numer|za)(?!\\p{L}))',
];

export const englishBills = [
  '(?:tax |vat |commercial |retail |sales |interim |final )?invoices?(?:/bill)?',
  'fee note',
  'guest folio',
  'bill',
];

export const frenchBills = [
  "facture(?: (?:de (?:solde|situation|vente)|d[’'] ?acompte|originale|finale|acquitt[ée]e))?",
  "(?:note|m[ée]moire) d[’'] ?honoraires",
];

export const spanishBills = [
  'factura(?: (?:simplificada|ordinaria|electr[óo]nica|de (?:venta|electricidad|luz|gas|agua|tel[ée]fono)))?',
  'minuta(?: de honorarios)?',
];

export const portugueseBills = [
  'fatura(?:[-/ ]recibo)?(?: simplificada)?',
  'nota fiscal(?: (?:fatura|eletr[ôo]nica|de servi[çc]os?|de consumidor)){0,3}',
  'nota de honor[áa]rios',
];
