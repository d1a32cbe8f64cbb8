import type { Curves } from './calibration.js';

/** Made by `npm run calibrate:scans` from scans that the project made itself; not to be edited. */
export const curves: Curves = {
  slip: {
    clear: {
      vendorName: [
        [0.339, 0.512],
        [0.678, 0.768],
      ],
      issuedOn: [[0.422, 0.89]],
      currency: [[0.922, 0.894]],
      totalMinor: [[0.577, 0.894]],
      kind: [[0.85, 0.855]],
      amountDueMinor: [[0.795, 0.855]],
      settlement: [[0.573, 0.855]],
    },
    worn: {
      vendorName: [[0.766, 0.269]],
      issuedOn: [[0.773, 0.269]],
      currency: [[0.922, 0.269]],
      totalMinor: [[0.916, 0.269]],
      kind: [[0.85, 0.269]],
      amountDueMinor: [[0.799, 0.269]],
      settlement: [[0.78, 0.269]],
    },
  },
  page: {
    clear: {
      kind: [
        [0.708, 0.776],
        [0.943, 0.89],
      ],
      vendorName: [
        [0.405, 0.698],
        [0.917, 0.926],
      ],
      vendorTaxId: [[0.346, 0.944]],
      number: [[0.571, 0.944]],
      issuedOn: [[0.533, 0.944]],
      dueOn: [[0.712, 0.944]],
      orderNumber: [[0.516, 0.847]],
      currency: [[0.76, 0.944]],
      totalMinor: [[0.625, 0.944]],
      netMinor: [[0.436, 0.943]],
      taxMinor: [[0.586, 0.943]],
      amountDueMinor: [[0.625, 0.944]],
      vendorBankAccount: [[0.469, 0.93]],
      settlement: [[0.911, 0.648]],
    },
    worn: {
      kind: [[0.3, 0.525]],
      vendorName: [[0.273, 0.525]],
      vendorTaxId: [[0.321, 0.838]],
      issuedOn: [[0.492, 0.815]],
      dueOn: [[0.504, 0.827]],
      currency: [[0.76, 0.838]],
      totalMinor: [[0.378, 0.815]],
      netMinor: [[0.365, 0.698]],
      taxMinor: [[0.421, 0.698]],
      amountDueMinor: [[0.378, 0.815]],
      number: [[0.774, 0.838]],
      orderNumber: [[0.491, 0.689]],
      vendorBankAccount: [[0.457, 0.787]],
      settlement: [[0.929, 0.269]],
    },
  },
};
