import { words } from './pattern.js';

// What stands among the sums and is none of them, in the same eight languages as labels.ts.

/** What was owed before this bill is no sum of it. */
export const earlierBalance = words(
  '(?:amount|balance|total) (?:of|from|on) (?:your |the )?(?:last|previous) (?:bill|invoice|statement)',
  '(?:last|previous) (?:bill|invoice|statement)(?: amount| total| balance)?',
  '(?:previous|prior|opening|old|last|starting|overdue) (?:account )?balance',
  'balance (?:brought|carried|b/?f|forward|from)',
  '(?:vorheriger|alter|bisheriger) saldo',
  'saldo(?:vortrag| alt)',
  'ancien solde',
  'solde (?:pr[ée]c[ée]dent|ant[ée]rieur)',
  'saldo (?:anterior|inicial|previo|precedente|iniziale)',
  '(?:vorig|oud|begin) ?saldo',
  'saldo (?:pocz[ąa]tkowe|poprzednie|z poprzedni\\S*)',
  'poprzednie saldo',
);

/** What would be due if it were paid early is not due. */
export const conditional = words(
  'skont\\p{L}*',
  'bei zahlung (?:bis|innerhalb)',
  '(?:if|when) paid',
  'bij betaling (?:binnen|v[óo][óo]r)',
  'sconto (?:cassa|pagamento)',
  'przy (?:zap[łl]acie|p[łl]atno[śs]ci) do',
  'escompte',
);

/** How something is to be paid is not what was paid. */
export const waysToPay = words('(?:formas?|condiciones|modo|m[ée]todos?|plazos?|fecha|medios?) de pago');

/** What is not paid yet is due: `to be paid`, `noch nicht bezahlt`. */
export const unpaidMark = words(
  '(?:pendientes?|pendente|falta|queda) (?:de |por )?pag(?:o|ar|amento)',
  '(?:not|to be|must be|yet|nicht|noch|non|pas|no|niet|nie|n[ãa]o|[àa])(?: (?:yet|been|zu|encore|a[úu]n|ancora|ainda|stato)){0,2} (?:paid|bezahlt|gezahlt|pay[ée]e?|r[ée]gl[ée]e?|pagad[oa]|pagat[oa]|betaald|zap[łl]acon[oa]|pag[oa])',
);

export const paidMark = words(
  'paid in full',
  'paid',
  'fully paid',
  'bezahlt',
  'betrag dankend erhalten',
  'pay[ée]e?',
  'acquitt[ée]e?',
  'pagad[oa]',
  'pagat[oa]',
  'betaald',
  'voldaan',
  'vooruitbetaald',
  'zap[łl]acono',
  'op[łl]acon[oa]',
  'pag[oa]',
  'liquidad[oa]',
);

/** A sum of the pages so far, not an item. */
export const carriedForward =
  /^(?:(?:amount |balance |total )?(?:carried|brought) (?:forward|over)|carry ?over|[üu]bertrag|zwischensumme|report(?: page pr[ée]c[ée]dente)?|[àa] reporter|suma y sigue|suma anterior|suma y va|arrastre|riporto|a riportare|transport(?:e|eren)?|(?:over te (?:dragen|brengen)|overdracht|overgebracht)|do przeniesienia|z przeniesienia|a transportar)\P{L}*$/iu;

/** Names a part of the item above: counted there already. */
export const partOfLine = words(
  '^(?:incl(?:\\.|uding|uded)?|of which|thereof|davon|inkl\\.?|darin enthalten|dont|y compris|incluido|di cui|waarvan|w tym|inclu[ií]do)',
);
