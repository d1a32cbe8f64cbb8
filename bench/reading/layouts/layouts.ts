import { drawTable, type TableColumn } from './draw-table.js';
import type { Draft } from './draft.js';
import type { Party } from './companies.js';

export type Layout = {
  readonly name: string;
  /** Kept from whoever tunes the reader. */
  readonly isHeldBack: boolean;
  readonly draw: (draft: Draft) => void;
};

const left = 50;
const right = 545;

function block(draft: Draft, lines: readonly string[], x: number, y: number, size = 9): number {
  lines.forEach((line, row) => draft.sheet.text(line, x, y - row * size * 1.35, size));
  return y - lines.length * size * 1.35;
}

function addressOf({ street, town }: Party): string[] {
  return [street, town];
}

function sumsAt(draft: Draft, labelX: number, edge: number, y: number, isLabelRight = false): number {
  let at = y;
  for (const [label, value, isBold] of draft.sums()) {
    at -= 16;
    if (isLabelRight) draft.sheet.endingAt(label, labelX, at, 9, isBold);
    else draft.sheet.text(label, labelX, at, 9, isBold);
    draft.sheet.endingAt(value, edge, at, 9, isBold);
  }
  return at;
}

function footer(draft: Draft, y = 46): void {
  const { vendor } = draft.paper;
  block(draft, [vendor.name, ...addressOf(vendor)], left, y, 7);
  block(draft, [`${draft.words.taxId}: ${vendor.taxId}`, vendor.web], 220, y, 7);
  if (vendor.iban) block(draft, [`${draft.words.account}: ${spaced(vendor.iban)}`], 370, y, 7);
}

function spaced(iban: string): string {
  return iban.replace(/(.{4})/g, '$1 ').trim();
}

const usual: readonly TableColumn[] = [
  { kind: 'description', x: left, edge: 'left' },
  { kind: 'quantity', x: 350, edge: 'right' },
  { kind: 'price', x: 440, edge: 'right' },
  { kind: 'amount', x: right, edge: 'right' },
];

/** Vendor top left, facts on the right with their labels beside them. */
function classic(draft: Draft): void {
  const { sheet, paper, words } = draft;
  sheet.text(paper.vendor.name, left, 790, 15, true);
  block(draft, addressOf(paper.vendor), left, 772);
  sheet.endingAt(draft.title(), right, 790, 20, true);
  sheet.text(draft.say(words.billTo), left, 715, 9, true);
  block(draft, [paper.buyer.name, ...addressOf(paper.buyer)], left, 702);
  draft.facts().forEach(([label, value], row) => {
    sheet.text(label, 340, 715 - row * 15);
    sheet.endingAt(value, right, 715 - row * 15);
  });
  const y = drawTable(draft, usual, { from: 620, repeats: true });
  sheet.text(draft.terms(), left, sumsAt(draft, 350, right, y) - 30);
  footer(draft);
}

/** A letter for an envelope with a window, its footer in three columns. */
function windowLetter(draft: Draft): void {
  const { sheet, paper } = draft;
  const { vendor, buyer } = paper;
  sheet.text(`${vendor.name} - ${vendor.street} - ${vendor.town}`, left, 720, 7);
  block(draft, [buyer.name, ...addressOf(buyer)], left, 700, 10);
  draft.facts().forEach(([label, value], row) => {
    sheet.text(`${label}:`, 360, 700 - row * 14);
    sheet.text(value, 460, 700 - row * 14);
  });
  sheet.text(draft.title(), left, 600, 16, true);
  const y = drawTable(
    draft,
    [
      { kind: 'position', x: left, edge: 'left' },
      { kind: 'description', x: 85, edge: 'left' },
      { kind: 'quantity', x: 330, edge: 'right' },
      { kind: 'unit', x: 342, edge: 'left' },
      { kind: 'price', x: 450, edge: 'right' },
      { kind: 'amount', x: right, edge: 'right' },
    ],
    { from: 570, repeats: true },
  );
  sheet.text(draft.terms(), left, sumsAt(draft, 360, right, y) - 28);
  footer(draft);
}

/** Labels over their values in a band, vendor top right, boxed totals. */
function band(draft: Draft): void {
  const { sheet, paper, words } = draft;
  sheet.endingAt(paper.vendor.name, right, 800, 12, true);
  addressOf(paper.vendor).forEach((line, row) => sheet.endingAt(line, right, 786 - row * 12));
  sheet.text(draft.title(), left, 800, 22, true);
  sheet.text(draft.say(words.billTo), left, 740, 8);
  block(draft, [paper.buyer.name, ...addressOf(paper.buyer)], left, 728);
  draft.facts().forEach(([label, value], column) => {
    sheet.text(label, left + column * 100, 670, 7, true);
    sheet.text(value, left + column * 100, 656, 7.5);
  });
  const y = drawTable(
    draft,
    [
      { kind: 'description', x: left, edge: 'left' },
      { kind: 'quantity', x: 320, edge: 'right' },
      { kind: 'price', x: 400, edge: 'right' },
      { kind: 'rate', x: 455, edge: 'right' },
      { kind: 'amount', x: right, edge: 'right' },
    ],
    { from: 610, repeats: false },
  );
  sheet.text(draft.terms(), left, sumsAt(draft, 460, right, y, true) - 30);
  footer(draft, 40);
}

/** Blocks for seller and buyer side by side, facts as running text. */
function sideBySide(draft: Draft): void {
  const { sheet, paper, words } = draft;
  sheet.text(draft.title(), left, 790, 24, true);
  draft.facts().forEach(([label, value], row) => sheet.text(`${label}: ${value}`, left, 762 - row * 13));
  sheet.text(words.from, left, 670, 9, true);
  const { vendor, buyer } = paper;
  block(draft, [vendor.name, ...addressOf(vendor), `${words.taxId} ${vendor.taxId}`, vendor.web], left, 656);
  sheet.text(draft.say(words.billTo), 300, 670, 9, true);
  block(draft, [buyer.name, ...addressOf(buyer)], 300, 656);
  const y = drawTable(draft, usual, { from: 570, repeats: true });
  const under = sumsAt(draft, 380, right, y);
  sheet.text(draft.terms(), left, under - 24);
  if (vendor.iban) sheet.text(`${words.account} ${spaced(vendor.iban)}`, left, under - 38);
  sheet.text(words.thanks, left, under - 60);
}

/** Discounts, rates and a breakdown of the tax under the items. */
function breakdown(draft: Draft): void {
  const { sheet, paper, words } = draft;
  sheet.text(paper.vendor.name, left, 800, 11, true);
  sheet.text(`${paper.vendor.street}, ${paper.vendor.town}`, left, 786, 8);
  sheet.text(`${words.taxId} ${paper.vendor.taxId}`, left, 774, 8);
  sheet.text(paper.vendor.web, left, 762, 8);
  block(draft, [draft.say(words.billTo), paper.buyer.name, ...addressOf(paper.buyer)], 330, 740);
  sheet.text(draft.title(), left, 680, 14, true);
  draft.facts().forEach(([label, value], row) => {
    sheet.text(label, left, 660 - row * 12);
    sheet.text(value, 170, 660 - row * 12);
  });
  const y = drawTable(
    draft,
    [
      { kind: 'description', x: left, edge: 'left' },
      { kind: 'quantity', x: 290, edge: 'right' },
      { kind: 'price', x: 355, edge: 'right' },
      { kind: 'discount', x: 410, edge: 'right' },
      { kind: 'rate', x: 455, edge: 'right' },
      { kind: 'amount', x: right, edge: 'right' },
    ],
    { from: 580, repeats: true },
  );
  let at = y - 26;
  sheet.text('%', left, at, 8, true);
  sheet.endingAt(words.taxBase, 160, at, 8, true);
  sheet.endingAt(words.taxAmount, 240, at, 8, true);
  for (const { ratePercent, netMinor, taxMinor } of paper.taxes) {
    at -= 12;
    sheet.text(`${draft.rate(ratePercent)} %`, left, at, 8);
    sheet.endingAt(draft.plain(netMinor), 160, at, 8);
    sheet.endingAt(draft.plain(taxMinor), 240, at, 8);
  }
  const under = Math.min(at, sumsAt(draft, 350, right, y - 10));
  sheet.text(draft.terms(), left, under - 24);
  if (paper.vendor.iban) sheet.text(`${words.account}: ${paper.vendor.iban}`, left, under - 38);
}

/** The sums side by side in a box, their names above them. */
function sumsInARow(draft: Draft): void {
  const { sheet, paper, words } = draft;
  sheet.text(paper.vendor.name, 200, 805, 13, true);
  sheet.text(
    `${paper.vendor.street} · ${paper.vendor.town} · ${words.taxId} ${paper.vendor.taxId}`,
    120,
    790,
    7,
  );
  sheet.text(`${draft.title()} ${paper.number}`, left, 745, 14, true);
  draft
    .facts()
    .slice(1)
    .forEach(([label, value], row) => sheet.text(`${label}: ${value}`, left, 722 - row * 12));
  block(draft, [draft.say(words.billTo), paper.buyer.name, ...addressOf(paper.buyer)], 340, 722);
  const y = drawTable(draft, usual, { from: 630, repeats: true }) - 30;
  const cells = [
    [draft.say(words.net), draft.sum(paper.netMinor)],
    [draft.taxLabel(paper.taxes[0]?.ratePercent ?? 0), draft.sum(paper.taxMinor)],
    [draft.say(words.total), draft.sum(paper.totalMinor, true)],
  ] as const;
  cells.forEach(([label, value], column) => {
    sheet.endingAt(label, 280 + column * 130, y, 8, true);
    sheet.endingAt(value, 280 + column * 130, y - 14, 9, true);
  });
  if (paper.prepaidMinor > 0) {
    draft
      .sums()
      .slice(-2)
      .forEach(([label, value], row) => {
        sheet.text(label, 380, y - 40 - row * 14);
        sheet.endingAt(value, right, y - 40 - row * 14);
      });
  }
  sheet.text(draft.terms(), left, y - 80);
  footer(draft);
}

/** A sentence for a title, the seller at the foot only. */
function sentence(draft: Draft): void {
  const { sheet, paper, words } = draft;
  block(draft, [paper.buyer.name, ...addressOf(paper.buyer)], left, 760, 10);
  sheet.endingAt(`${draft.say(words.issuedOn)}: ${draft.date(paper.issuedOn)}`, right, 690);
  sheet.text(`${draft.title()} ${draft.say(words.number)} ${paper.number}`, left, 660, 13, true);
  const [, , ...others] = draft.facts();
  others.forEach(([label, value], row) => sheet.text(`${label} ${value}`, left, 640 - row * 12));
  const y = drawTable(
    draft,
    [
      { kind: 'quantity', x: left + 30, edge: 'right' },
      { kind: 'description', x: left + 50, edge: 'left' },
      { kind: 'price', x: 430, edge: 'right' },
      { kind: 'amount', x: right, edge: 'right' },
    ],
    { from: 575, repeats: true },
  );
  const under = sumsAt(draft, 330, right, y);
  sheet.text(draft.terms(), left, under - 30);
  sheet.text(words.thanks, left, under - 46);
  footer(draft);
}

/** A summary on the right of the head with the total in it, details below in small print. */
function summary(draft: Draft): void {
  const { sheet, paper, words } = draft;
  block(
    draft,
    [
      paper.vendor.name,
      ...addressOf(paper.vendor),
      `${words.taxId}: ${paper.vendor.taxId}`,
      paper.vendor.web,
    ],
    left,
    800,
    8,
  );
  sheet.text(draft.title(), 330, 800, 12, true);
  const due = paper.totalMinor - paper.prepaidMinor;
  [...draft.facts(), [draft.say(words.due), draft.sum(due, true)] as const].forEach(([label, value], row) => {
    sheet.text(label, 330, 782 - row * 12, 8);
    sheet.endingAt(value, right, 782 - row * 12, 8);
  });
  block(draft, [draft.say(words.billTo), paper.buyer.name, ...addressOf(paper.buyer)], left, 700, 9);
  const y = drawTable(draft, usual, { from: 610, repeats: true, size: 7.5 });
  sumsAt(draft, 380, right, y);
  sheet.text(draft.terms(), left, y - 110, 8);
  if (paper.vendor.iban) sheet.text(`${words.account} ${spaced(paper.vendor.iban)}`, left, y - 122, 8);
}

export const layouts: readonly Layout[] = [
  { name: 'classic', isHeldBack: false, draw: classic },
  { name: 'window-letter', isHeldBack: false, draw: windowLetter },
  { name: 'side-by-side', isHeldBack: false, draw: sideBySide },
  { name: 'breakdown', isHeldBack: false, draw: breakdown },
  { name: 'sums-in-a-row', isHeldBack: false, draw: sumsInARow },
  { name: 'band', isHeldBack: true, draw: band },
  { name: 'sentence', isHeldBack: true, draw: sentence },
  { name: 'summary', isHeldBack: true, draw: summary },
];
