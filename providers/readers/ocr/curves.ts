import type { Curves } from './calibration.js';

/** Made by `npm run calibrate:scans` from scans that the project made itself; not to be edited. */
export const curves: Curves = {
  slip: {
    vendorName: [
      [0.089, 0.219],
      [0.451, 0.355],
      [0.524, 0.629],
      [0.655, 0.776],
      [0.709, 0.942],
    ],
    issuedOn: [[0.315, 0.97]],
    currency: [[0.665, 0.97]],
    totalMinor: [[0.558, 0.97]],
    kind: [[0.3, 0.596]],
    amountDueMinor: [[0.29, 0.97]],
    settlement: [
      [0.309, 0.698],
      [0.655, 0.966],
    ],
    number: [[0.924, 0.269]],
  },
  page: {
    kind: [
      [0.3, 0.018],
      [0.438, 0.725],
      [0.916, 0.833],
      [0.959, 0.894],
    ],
    vendorName: [
      [0.157, 0.104],
      [0.492, 0.584],
      [0.792, 0.698],
      [0.93, 0.922],
    ],
    vendorTaxId: [
      [0.167, 0.776],
      [0.559, 0.939],
    ],
    issuedOn: [[0.211, 0.962]],
    dueOn: [[0.364, 0.961]],
    currency: [[0.76, 0.966]],
    totalMinor: [
      [0.243, 0.6],
      [0.696, 0.952],
    ],
    netMinor: [
      [0.419, 0.698],
      [0.805, 0.949],
    ],
    taxMinor: [
      [0.5, 0.6],
      [0.721, 0.698],
      [0.881, 0.919],
    ],
    amountDueMinor: [
      [0.243, 0.6],
      [0.694, 0.952],
    ],
    number: [
      [0.438, 0.698],
      [0.888, 0.931],
    ],
    vendorBankAccount: [[0.216, 0.956]],
    orderNumber: [
      [0.495, 0.698],
      [0.917, 0.827],
    ],
    settlement: [[0.579, 0.747]],
  },
};
