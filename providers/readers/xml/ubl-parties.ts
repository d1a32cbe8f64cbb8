import type { En16931Delivery, En16931Party } from '../../../domain/en16931.js';
import { addressClaim, claim, present, type Claim } from './claims.js';
import type { EInvoice } from './e-invoice.js';
import type { Element } from './element.js';
import { isVat } from './ubl-lines.js';

const legalName = 'PartyLegalEntity/RegistrationName';

type Parties =
  | 'sellerNames'
  | 'sellerTaxIds'
  | 'sellerEmails'
  | 'sellerAddress'
  | 'seller'
  | 'buyer'
  | 'payee'
  | 'taxRepresentative';

export function ublParties(root: Element): Pick<EInvoice, Parties> {
  const seller = root.find('AccountingSupplierParty/Party');
  const payee = root.find('PayeeParty');
  const representative = root.find('TaxRepresentativeParty');
  return {
    sellerNames: present(claim(seller, legalName), claim(seller, 'PartyName/Name')),
    sellerTaxIds: taxIds(seller),
    sellerEmails: present(claim(seller, 'Contact/ElectronicMail'), endpointMail(seller)),
    sellerAddress: addressClaim(seller?.find('PostalAddress') ?? null, addressParts),
    seller: party(seller, legalName),
    buyer: party(root.find('AccountingCustomerParty/Party'), legalName),
    payee: payee && {
      name: claim(payee, 'PartyName/Name') ?? claim(payee, legalName),
      ids: present(...otherIds(payee), payee.textAt('PartyLegalEntity/CompanyID')),
    },
    taxRepresentative: representative && party(representative, 'PartyName/Name'),
  };
}

const addressParts = {
  lines: ['StreetName', 'AdditionalStreetName', 'AddressLine/Line'],
  postcode: 'PostalZone',
  city: 'CityName',
  country: 'Country/IdentificationCode',
};

export function ublDelivery(root: Element): En16931Delivery {
  const delivery = root.find('Delivery');
  const address = delivery?.find('DeliveryLocation/Address') ?? null;
  return { date: delivery?.textAt('ActualDeliveryDate') ?? null, ...townOf(address) };
}

function party(from: Element | null, namePath: string): En16931Party {
  const schemes = from?.children('PartyTaxScheme') ?? [];
  const contact = from?.find('Contact') ?? null;
  const endpoint = from?.find('EndpointID') ?? null;
  const idOf = (scheme: Element | undefined) => scheme?.textAt('CompanyID') ?? null;
  return {
    name: from?.textAt(namePath) ?? null,
    tradingName: from?.textAt('PartyName/Name') ?? null,
    ...townOf(from?.find('PostalAddress') ?? null),
    vatId: idOf(schemes.find(isVat)),
    taxNumber: idOf(schemes.find((scheme) => !isVat(scheme))),
    legalId: from?.textAt('PartyLegalEntity/CompanyID') ?? null,
    otherIds: otherIds(from),
    endpoint: endpoint && { id: endpoint.text, scheme: endpoint.attribute('schemeID') },
    contact: contact && {
      name: contact.textAt('Name'),
      phone: contact.textAt('Telephone'),
      email: contact.textAt('ElectronicMail'),
    },
  };
}

function townOf(address: Element | null) {
  return {
    hasAddress: address !== null,
    city: address?.textAt('CityName') ?? null,
    postcode: address?.textAt('PostalZone') ?? null,
    country: address?.textAt('Country/IdentificationCode') ?? null,
  };
}

function otherIds(from: Element | null): string[] {
  const ids = from?.children('PartyIdentification') ?? [];
  return present(...ids.map((entry) => entry.textAt('ID')));
}

function taxIds(seller: Element | null): Claim[] {
  const schemes = seller?.children('PartyTaxScheme') ?? [];
  const vatFirst = [...schemes].sort((a, b) => Number(isVat(b)) - Number(isVat(a)));
  return vatFirst.flatMap((scheme) => present(claim(scheme, 'CompanyID')));
}

function endpointMail(seller: Element | null): Claim | null {
  return seller?.find('EndpointID')?.attribute('schemeID') === 'EM' ? claim(seller, 'EndpointID') : null;
}
