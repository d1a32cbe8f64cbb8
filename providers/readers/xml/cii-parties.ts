import type { En16931Delivery, En16931Party } from '../../../domain/en16931.js';
import { addressClaim, claim, present, type Claim } from './claims.js';
import type { EInvoice } from './e-invoice.js';
import type { Element } from './element.js';

type Parties =
  | 'sellerNames'
  | 'sellerTaxIds'
  | 'sellerEmails'
  | 'sellerAddress'
  | 'seller'
  | 'buyer'
  | 'payee'
  | 'taxRepresentative';

export function ciiParties(agreement: Element | null, settlement: Element | null): Pick<EInvoice, Parties> {
  const payee = settlement?.find('PayeeTradeParty') ?? null;
  const seller = agreement?.find('SellerTradeParty') ?? null;
  const representative = agreement?.find('SellerTaxRepresentativeTradeParty') ?? null;
  return {
    sellerNames: present(
      claim(seller, 'Name'),
      claim(seller, 'SpecifiedLegalOrganization/TradingBusinessName'),
    ),
    sellerTaxIds: taxIds(seller),
    sellerEmails: present(
      claim(seller, 'DefinedTradeContact/EmailURIUniversalCommunication/URIID'),
      endpointMail(seller),
    ),
    sellerAddress: addressClaim(seller?.find('PostalTradeAddress') ?? null, {
      lines: ['LineOne|StreetName', 'LineTwo', 'LineThree'],
      postcode: 'PostcodeCode',
      city: 'CityName',
      country: 'CountryID',
    }),
    seller: party(seller),
    buyer: party(agreement?.find('BuyerTradeParty') ?? null),
    payee: payee && {
      name: claim(payee, 'Name'),
      ids: present(...otherIds(payee), payee.textAt('SpecifiedLegalOrganization/ID')),
    },
    taxRepresentative: representative && party(representative),
  };
}

export function ciiDelivery(trade: Element | null): En16931Delivery {
  const delivery = trade?.find('ApplicableHeaderTradeDelivery|ApplicableSupplyChainTradeDelivery');
  return {
    date: delivery?.textAt('ActualDeliverySupplyChainEvent/OccurrenceDateTime') ?? null,
    ...townOf(delivery?.find('ShipToTradeParty/PostalTradeAddress') ?? null),
  };
}

function party(from: Element | null): En16931Party {
  const ids = (from?.children('SpecifiedTaxRegistration') ?? []).flatMap((entry) => entry.find('ID') ?? []);
  const endpoint = from?.find('URIUniversalCommunication') ?? null;
  const contact = from?.find('DefinedTradeContact') ?? null;
  return {
    name: from?.textAt('Name') ?? null,
    tradingName: from?.textAt('SpecifiedLegalOrganization/TradingBusinessName') ?? null,
    ...townOf(from?.find('PostalTradeAddress') ?? null),
    vatId: ids.find(isVat)?.text ?? null,
    taxNumber: ids.find((id) => id.attribute('schemeID') === 'FC')?.text ?? null,
    legalId: from?.textAt('SpecifiedLegalOrganization/ID') ?? null,
    otherIds: otherIds(from),
    endpoint: endpoint && {
      id: endpoint.textAt('URIID'),
      scheme: endpoint.find('URIID')?.attribute('schemeID') ?? null,
    },
    contact: contact && {
      name: contact.textAt('PersonName') ?? contact.textAt('DepartmentName'),
      phone: contact.textAt('TelephoneUniversalCommunication/CompleteNumber'),
      email: contact.textAt('EmailURIUniversalCommunication/URIID'),
    },
  };
}

function townOf(address: Element | null) {
  return {
    hasAddress: address !== null,
    city: address?.textAt('CityName') ?? null,
    postcode: address?.textAt('PostcodeCode') ?? null,
    country: address?.textAt('CountryID') ?? null,
  };
}

function otherIds(from: Element | null): string[] {
  const ids = from?.children('ID', 'GlobalID') ?? [];
  return present(...ids.map(({ text }) => text));
}

function taxIds(seller: Element | null): Claim[] {
  const ids = (seller?.children('SpecifiedTaxRegistration') ?? []).flatMap((entry) => entry.find('ID') ?? []);
  const vatFirst = [...ids].sort((a, b) => Number(isVat(b)) - Number(isVat(a)));
  return vatFirst.flatMap((id) => (id.text ? [{ text: id.text, path: id.path }] : []));
}

function isVat(id: Element): boolean {
  return id.attribute('schemeID') === 'VA';
}

function endpointMail(seller: Element | null): Claim | null {
  const path = 'URIUniversalCommunication/URIID';
  return seller?.find(path)?.attribute('schemeID') === 'EM' ? claim(seller, path) : null;
}
