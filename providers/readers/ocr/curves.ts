import type { Curves } from './calibration.js';

/** Made by `npm run calibrate:scans` from scans that the project made itself; not to be edited. */
export const curves: Curves = {
  slip: {
    clear: {
      vendorName: [
        [0.497, 0.431],
        [0.66, 0.512],
        [0.72, 0.855],
      ],
      issuedOn: [[0.788, 0.938]],
      currency: [[0.922, 0.94]],
      totalMinor: [[0.577, 0.939]],
      kind: [[0.3, 0.871]],
      amountDueMinor: [[0.79, 0.919]],
      settlement: [[0.507, 0.919]],
    },
    worn: {
      vendorName: [[0.374, 0.289]],
      issuedOn: [[0.581, 0.721]],
      currency: [[0.76, 0.721]],
      totalMinor: [[0.729, 0.648]],
      kind: [[0.3, 0.289]],
      amountDueMinor: [[0.29, 0.596]],
      settlement: [[0.344, 0.596]],
      dueOn: [[0.449, 0.269]],
    },
  },
  page: {
    clear: {
      kind: [[0.548, 0.961]],
      vendorName: [
        [0.418, 0.6],
        [0.937, 0.953],
      ],
      vendorTaxId: [[0.278, 0.96]],
      issuedOn: [[0.576, 0.961]],
      dueOn: [[0.594, 0.961]],
      currency: [[0.76, 0.961]],
      totalMinor: [[0.565, 0.961]],
      netMinor: [[0.52, 0.96]],
      taxMinor: [[0.471, 0.96]],
      amountDueMinor: [[0.565, 0.961]],
      number: [[0.566, 0.96]],
      vendorBankAccount: [[0.33, 0.952]],
      orderNumber: [[0.545, 0.894]],
    },
    worn: {
      kind: [[0.839, 0.862]],
      vendorName: [
        [0.051, 0.431],
        [0.966, 0.648],
      ],
      vendorTaxId: [[0.221, 0.815]],
      issuedOn: [[0.566, 0.855]],
      dueOn: [[0.486, 0.855]],
      orderNumber: [[0.526, 0.721]],
      currency: [[0.76, 0.855]],
      totalMinor: [[0.324, 0.815]],
      netMinor: [[0.186, 0.827]],
      taxMinor: [[0.308, 0.827]],
      amountDueMinor: [[0.324, 0.815]],
      vendorBankAccount: [[0.299, 0.787]],
      number: [[0.839, 0.827]],
    },
  },
};
