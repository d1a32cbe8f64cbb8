import type { Curves } from './calibration.js';

/** Made by `npm run calibrate:scans` from scans that the project made itself; not to be edited. */
export const curves: Curves = {
  slip: {
    vendorName: [
      [0.236, 0.219],
      [0.483, 0.698],
      [0.715, 0.919],
    ],
    issuedOn: [[0.315, 0.97]],
    currency: [[0.665, 0.97]],
    totalMinor: [[0.389, 0.97]],
    amountDueMinor: [[0.29, 0.963]],
    settlement: [
      [0.344, 0.698],
      [0.645, 0.957],
    ],
    kind: [[0.3, 0.272]],
    number: [[0.848, 0.269]],
  },
  page: {
    kind: [
      [0.3, 0.219],
      [0.875, 0.945],
    ],
    vendorName: [
      [0.256, 0.219],
      [0.464, 0.512],
      [0.694, 0.698],
      [0.888, 0.89],
    ],
    vendorTaxId: [[0.275, 0.946]],
    issuedOn: [[0.402, 0.945]],
    dueOn: [[0.297, 0.939]],
    currency: [[0.76, 0.953]],
    totalMinor: [
      [0.39, 0.698],
      [0.69, 0.919],
    ],
    netMinor: [[0.335, 0.94]],
    taxMinor: [
      [0.396, 0.833],
      [0.744, 0.869],
    ],
    amountDueMinor: [[0.39, 0.94]],
    orderNumber: [[0.536, 0.88]],
    number: [[0.342, 0.942]],
    vendorBankAccount: [[0.317, 0.933]],
    settlement: [[0.394, 0.525]],
  },
};
