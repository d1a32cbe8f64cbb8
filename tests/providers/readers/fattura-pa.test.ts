import { describe, expect, it } from 'vitest';
import { defaultReaderLimits } from '../../../providers/readers/limits.js';
import { parse } from '../../../providers/readers/parser/parse.js';
import { readXml } from '../../../providers/readers/xml/read-xml.js';

type Parts = {
  readonly header?: string;
  readonly summary?: string;
  readonly payments?: string;
  readonly after?: string;
};

const instalment = (due: string, amount: string) =>
  `<DettaglioPagamento><ModalitaPagamento>MP05</ModalitaPagamento><DataScadenzaPagamento>${due}</DataScadenzaPagamento><ImportoPagamento>${amount}</ImportoPagamento><IBAN>IT60X0542811101000000123456</IBAN></DettaglioPagamento>`;

function fattura(type: string, { header = '', summary = '', payments = '', after = '' }: Parts = {}): Buffer {
  const party = (role: string, name: string, id: string) =>
    `<${role}><DatiAnagrafici><IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>${id}</IdCodice></IdFiscaleIVA><Anagrafica>${name}</Anagrafica></DatiAnagrafici><Sede><Indirizzo>Via Roma</Indirizzo><NumeroCivico>1</NumeroCivico><CAP>20121</CAP><Comune>Milano</Comune><Nazione>IT</Nazione></Sede></${role}>`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<p:FatturaElettronica versione="FPR12" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2">
<FatturaElettronicaHeader>
${party('CedentePrestatore', '<Nome>Carla</Nome><Cognome>Verdi</Cognome>', '01234567897')}
${party('CessionarioCommittente', '<Denominazione>Larkspur S.r.l.</Denominazione>', '09876543217')}
</FatturaElettronicaHeader>
<FatturaElettronicaBody>
<DatiGenerali><DatiGeneraliDocumento><TipoDocumento>${type}</TipoDocumento><Divisa>EUR</Divisa><Data>2026-11-03</Data><Numero>26/118</Numero>${header}</DatiGeneraliDocumento><DatiOrdineAcquisto><IdDocumento>PO-4711</IdDocumento></DatiOrdineAcquisto><DatiContratto><IdDocumento>C-9</IdDocumento></DatiContratto></DatiGenerali>
<DatiBeniServizi><DettaglioLinee><NumeroLinea>1</NumeroLinea><Descrizione>Consulenza</Descrizione><Quantita>2.00</Quantita><UnitaMisura>gg</UnitaMisura><PrezzoUnitario>500.00</PrezzoUnitario><PrezzoTotale>1000.00</PrezzoTotale><AliquotaIVA>22.00</AliquotaIVA></DettaglioLinee>
<DatiRiepilogo><AliquotaIVA>22.00</AliquotaIVA><ImponibileImporto>1000.00</ImponibileImporto><Imposta>220.00</Imposta>${summary}</DatiRiepilogo></DatiBeniServizi>
${payments === '' ? '' : `<DatiPagamento><CondizioniPagamento>TP02</CondizioniPagamento>${payments}</DatiPagamento>`}
${after}
</FatturaElettronicaBody></p:FatturaElettronica>`);
}

const best = (xml: Buffer) => {
  const { kind, fields } = readXml(xml);
  return {
    kind: kind.value,
    ...Object.fromEntries(Object.entries(fields).map(([name, [first]]) => [name, first?.value])),
  };
};

describe('a FatturaPA', () => {
  it('is read with its lines, taxes and due date', () => {
    const xml = fattura('TD01', { payments: instalment('2026-12-03', '1220.00') });
    expect(best(xml)).toMatchObject({
      kind: 'bill',
      vendorName: 'Carla Verdi',
      vendorTaxId: 'IT01234567897',
      vendorAddress: 'Via Roma, 1, 20121 Milano, IT',
      vendorBankAccount: 'IT60X0542811101000000123456',
      number: '26/118',
      issuedOn: '2026-11-03',
      dueOn: '2026-12-03',
      currency: 'EUR',
      netMinor: 100_000,
      taxMinor: 22_000,
      totalMinor: 122_000,
      amountDueMinor: 122_000,
      orderNumber: 'PO-4711',
      contractNumber: 'C-9',
    });
    const { lines, taxes, findings } = readXml(xml);
    expect(lines).toMatchObject([
      { description: 'Consulenza', quantity: '2', unit: 'gg', unitPrice: '500', netMinor: 100_000 },
    ]);
    expect(taxes).toEqual([{ category: 'S', ratePercent: '22', taxableMinor: 100_000, taxMinor: 22_000 }]);
    expect(findings).toEqual([]);
  });

  it.each([
    ['bill', ['TD01', 'TD02', 'TD03', 'TD05', 'TD06', 'TD07', 'TD09', 'TD24', 'TD25', 'TD26']],
    ['credit-note', ['TD04', 'TD08']],
    ['other', ['TD16', 'TD17', 'TD18', 'TD19', 'TD20', 'TD21', 'TD22', 'TD23', 'TD27', 'TD28', 'TD99']],
  ])('is a %s where its type is one of %s', (kind, types) => {
    expect(types.map((type) => best(fattura(type)).kind)).toEqual(types.map(() => kind));
  });

  it.each(['MP08', 'MP12', 'MP16', 'MP19'])('that the seller collects itself (%s) is told', (means) => {
    const payments = instalment('2026-12-03', '1220.00').replace('MP05', means);
    const { fields, findings } = readXml(fattura('TD01', { payments }));
    expect(findings).toMatchObject([{ code: 'vendor_collects', severity: 'note' }]);
    expect(fields.settlement[0]?.value).toBe('vendor_collects');
    expect(fields.vendorBankAccount).toEqual([]);
  });

  it('with less to be paid until a day has that as a discount', () => {
    const early =
      '<ScontoPagamentoAnticipato>24.40</ScontoPagamentoAnticipato><DataLimitePagamentoAnticipato>2026-11-13</DataLimitePagamentoAnticipato>';
    const payments = instalment('2026-12-03', '1220.00').replace('<IBAN>', `${early}<IBAN>`);
    expect(best(fattura('TD01', { payments }))).toMatchObject({
      discount: { percentBasisPoints: 200, days: 10 },
    });
  });

  it('with tax that the payer keeps back, or pays to the tax office, is due with less than its total', () => {
    const withheld = '<DatiRitenuta><ImportoRitenuta>200.00</ImportoRitenuta></DatiRitenuta>';
    expect(best(fattura('TD06', { header: withheld }))).toMatchObject({
      totalMinor: 122_000,
      amountDueMinor: 102_000,
    });
    const split = fattura('TD01', { summary: '<EsigibilitaIVA>S</EsigibilitaIVA>' });
    expect(best(split)).toMatchObject({ totalMinor: 122_000, amountDueMinor: 100_000 });
    expect(readXml(split).findings).toMatchObject([{ code: 'split_payment', severity: 'note' }]);
  });

  it('in instalments is due with their sum, first on the first day, which is left to a person', () => {
    const payments = `${instalment('2027-01-03', '500.00')}${instalment('2026-12-03', '720.00')}`;
    const { fields, findings } = readXml(fattura('TD01', { payments }));
    expect(fields.dueOn).toMatchObject([{ value: '2026-12-03' }, { value: '2027-01-03' }]);
    expect(fields.dueOn[0]?.confidence).toBeLessThan(0.9);
    expect(fields.amountDueMinor[0]?.value).toBe(122_000);
    expect(findings).toMatchObject([{ code: 'instalments', severity: 'note' }]);
    expect(findings[0]?.message).toContain('500.00 by 2027-01-03, 720.00 by 2026-12-03');
  });

  it('whose total is not the sum of its parts is held', () => {
    const xml = fattura('TD01', { header: '<ImportoTotaleDocumento>1320.00</ImportoTotaleDocumento>' });
    const { fields, findings } = readXml(xml);
    expect(findings).toMatchObject([{ code: 'fatturapa_total', severity: 'hold' }]);
    expect(fields.totalMinor[0]?.confidence).toBeLessThan(0.9);
  });

  it('with attached files does not open them, and one of several invoices is held', () => {
    const after = `<Allegati><NomeAttachment>a.pdf</NomeAttachment><Attachment>${Buffer.from('%PDF').toString('base64')}</Attachment></Allegati>`;
    expect(readXml(fattura('TD01', { after })).findings).toMatchObject([{ code: 'xml_embedded_files' }]);
    const second = '</FatturaElettronicaBody><FatturaElettronicaBody>';
    expect(readXml(fattura('TD01', { after: second })).findings).toMatchObject([
      { code: 'several_documents', severity: 'hold' },
    ]);
  });

  it.each([
    ['as bytes', Buffer.from([0x30, 0x82, 0x0a, 0x11, 0x06])],
    ['in base64', Buffer.from('MIIKEQYJKoZIhvcNAQcCoIIKAjCC')],
  ])('in a signed envelope, %s, is refused with the reason', async (_, bytes) => {
    const { extraction } = await parse({ bytes, fileName: 'IT01.xml.p7m', limits: defaultReaderLimits });
    expect(extraction.findings).toMatchObject([{ code: 'signed_envelope', severity: 'hold' }]);
  });
});

/** As shops hand it out: one thing with its tax, one with its rate, one without tax. */
function simplified(type: string): Buffer {
  const seat =
    '<Sede><Indirizzo>Via Roma</Indirizzo><CAP>20121</CAP><Comune>Milano</Comune><Nazione>IT</Nazione></Sede>';
  const id = (code: string) =>
    `<IdFiscaleIVA><IdPaese>IT</IdPaese><IdCodice>${code}</IdCodice></IdFiscaleIVA>`;
  const item = (name: string, amount: string, rest: string) =>
    `<DatiBeniServizi><Descrizione>${name}</Descrizione><Importo>${amount}</Importo>${rest}</DatiBeniServizi>`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>
<p:FatturaElettronicaSemplificata versione="FSM10" xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.0">
<FatturaElettronicaHeader>
<CedentePrestatore>${id('01234567897')}<Denominazione>Ferramenta Verdi</Denominazione>${seat}</CedentePrestatore>
<CessionarioCommittente><IdentificativiFiscali>${id('09876543217')}</IdentificativiFiscali></CessionarioCommittente>
</FatturaElettronicaHeader>
<FatturaElettronicaBody>
<DatiGenerali><DatiGeneraliDocumento><TipoDocumento>${type}</TipoDocumento><Divisa>EUR</Divisa><Data>2026-11-03</Data><Numero>S/7</Numero></DatiGeneraliDocumento></DatiGenerali>
${item('Viti', '122.00', '<DatiIVA><Imposta>22.00</Imposta><Aliquota>22.00</Aliquota></DatiIVA>')}
${item('Pane', '10.40', '<DatiIVA><Aliquota>4.00</Aliquota></DatiIVA>')}
${item('Bollo', '2.00', '<Natura>N1</Natura>')}
</FatturaElettronicaBody></p:FatturaElettronicaSemplificata>`);
}

describe('a simplified FatturaPA', () => {
  it('is read with the tax taken out of its amounts', () => {
    expect(best(simplified('TD07'))).toMatchObject({
      kind: 'bill',
      vendorName: 'Ferramenta Verdi',
      vendorTaxId: 'IT01234567897',
      vendorAddress: 'Via Roma, 20121 Milano, IT',
      number: 'S/7',
      issuedOn: '2026-11-03',
      dueOn: undefined,
      totalMinor: 13_440,
      taxMinor: 2_240,
      netMinor: 11_200,
    });
    const { lines, taxes } = readXml(simplified('TD07'));
    expect(lines.map(({ description, netMinor }) => [description, netMinor])).toEqual([
      ['Viti', 10_000],
      ['Pane', 1_000],
      ['Bollo', 200],
    ]);
    expect(taxes).toEqual([
      { category: 'S', ratePercent: '22', taxableMinor: 10_000, taxMinor: 2_200 },
      { category: 'S', ratePercent: '4', taxableMinor: 1_000, taxMinor: 40 },
      { category: 'O', ratePercent: null, taxableMinor: 200, taxMinor: 0 },
    ]);
  });

  it('is held, since it is mostly paid where it is handed out; TD08 is a credit note', () => {
    expect(readXml(simplified('TD07')).findings).toMatchObject([
      { code: 'simplified_invoice', severity: 'hold' },
    ]);
    expect(best(simplified('TD08')).kind).toBe('credit-note');
  });
});
