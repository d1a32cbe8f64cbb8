/** FatturaPA's own codes in those of the UN that the other formats have. */

/** Invoices that nobody pays, of UNTDID 1001: the buyer or the seller wrote them for the tax office. */
const notPaid = '751';

/** TipoDocumento. TD16 to TD23, TD28 and TD29 are the buyer's own, TD27 is about gifts and the seller's own use. */
const typeCodes: Readonly<Record<string, string>> = {
  TD01: '380',
  TD02: '386',
  TD03: '386',
  TD04: '381',
  TD05: '383',
  TD06: '380',
  TD07: '380',
  TD08: '381',
  TD09: '383',
  TD24: '380',
  TD25: '380',
  TD26: '380',
};

export function typeCodeOf(documentType: string): string {
  return Object.hasOwn(typeCodes, documentType) ? (typeCodes[documentType] ?? notPaid) : notPaid;
}

/** ModalitaPagamento as UNTDID 4461: cards, and what the seller draws through the bank (RID, RIBA, SEPA). */
const meansCodes: Readonly<Record<string, string>> = {
  MP01: '10',
  MP02: '20',
  MP03: '23',
  MP05: '30',
  MP08: '48',
  MP09: '49',
  MP10: '49',
  MP11: '49',
  MP12: '49',
  MP16: '49',
  MP17: '49',
  MP19: '59',
  MP20: '59',
  MP21: '59',
};

export function meansCodeOf(means: string | null): string | null {
  return means !== null && Object.hasOwn(meansCodes, means) ? (meansCodes[means] ?? null) : null;
}

/** Natura, why there is no tax, as a category of UNCL 5305. */
const categoriesByNature: Readonly<Record<string, string>> = {
  N1: 'O',
  N2: 'O',
  N3: 'G',
  N4: 'E',
  N5: 'E',
  N6: 'AE',
  N7: 'O',
};

export function categoryOf(nature: string | null): string | null {
  if (nature === null) return 'S';
  return nature === 'N3.2' ? 'K' : (categoriesByNature[nature.slice(0, 2)] ?? null);
}
