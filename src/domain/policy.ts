/** What may be given away and when something counts as wrong. Minutes and fen, from one validated file. */
export interface Policy {
  minutes: {
    accept: number;
    preparingStalled: number;
    noRiderAfterReady: number;
    noRiderBeforePromise: number;
    riderNotMoving: number;
    trackingFrozen: number;
    estimateSlipping: number;
    late: number;
    duplicate: number;
    incidentWindow: number;
    promiseFollowUp: number;
  };
  backlogOrders: number;
  estimateSlippingMoves: number;
  refundOverdueDays: number;
  incident: { customers: number; timesBaseline: number };
  refund: { fullUpToFen: number };
  desk: { firstReplyMinutes: number; openFrom: string; openUntil: string };
  latestAppVersion: string;
}
