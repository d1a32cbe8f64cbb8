import type { En16931Party } from '../../../domain/en16931.js';
import { addressClaim, claim, present, type Claim } from './claims.js';
import type { EInvoice } from './e-invoice.js';
import type { Element } from './element.js';

/** Where a party's ids, names and address stand: the simplified format has them in other places. */
export type PartyPlaces = {
  readonly ids: Element | null;
  readonly names: Element | null;
  /** The parent of `Sede`. */
  readonly seat: Element | null;
};

type Seller = 'sellerNames' | 'sellerTaxIds' | 'sellerAddress' | 'seller';

export function italianSeller(places: PartyPlaces): Pick<EInvoice, Seller> {
  return {
    sellerNames: present(nameClaim(places.names)),
    sellerTaxIds: present(vatClaim(places.ids), claim(places.ids, 'CodiceFiscale')),
    sellerAddress: addressClaim(places.seat?.find('Sede') ?? null, {
      lines: ['Indirizzo', 'NumeroCivico'],
      postcode: 'CAP',
      city: 'Comune',
      country: 'Nazione',
    }),
    seller: italianParty(places),
  };
}

export function italianParty({ ids, names, seat }: PartyPlaces): En16931Party {
  const address = seat?.find('Sede') ?? null;
  return {
    name: nameClaim(names)?.text ?? null,
    tradingName: null,
    hasAddress: address !== null,
    city: address?.textAt('Comune') ?? null,
    postcode: address?.textAt('CAP') ?? null,
    country: address?.textAt('Nazione') ?? null,
    vatId: vatClaim(ids)?.text ?? null,
    taxNumber: ids?.textAt('CodiceFiscale') ?? null,
    legalId: null,
    otherIds: [],
    endpoint: null,
    contact: null,
  };
}

/** Of a company, or of a person. */
function nameClaim(names: Element | null): Claim | null {
  const name = claim(names, 'Denominazione');
  if (name || !names) return name;
  const text = present(names.textAt('Nome'), names.textAt('Cognome')).join(' ');
  return text === '' ? null : { text, path: names.path };
}

function vatClaim(ids: Element | null): Claim | null {
  const id = ids?.find('IdFiscaleIVA') ?? null;
  const code = claim(id, 'IdCodice');
  return code && { ...code, text: `${id?.textAt('IdPaese') ?? ''}${code.text}` };
}
