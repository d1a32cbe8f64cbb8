export { bill } from './bill.js';
export { inbox } from './inbox.js';
export { recurringBill } from './recurring-bill.js';
export { sweep } from './sweep.js';
