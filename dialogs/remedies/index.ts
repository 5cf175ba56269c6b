/** Every remedy by its id. */
import type { RemedyId } from '../../src/domain/problem.ts';
import { cancel } from './cancel.ts';
import { cancelAndReorder } from './cancel-and-reorder.ts';
import { changeAddress } from './change-address.ts';
import { changeTime } from './change-time.ts';
import { contactMerchant } from './contact-merchant.ts';
import { contactRider } from './contact-rider.ts';
import { human } from './human.ts';
import { notifyOnRecovery } from './notify-on-recovery.ts';
import { payAgain } from './pay-again.ts';
import { reconcilePayment } from './reconcile-payment.ts';
import { refund } from './refund.ts';
import type { Remedy } from './remedy.ts';
import { resync } from './resync.ts';
import { selfCheck } from './self-check.ts';
import { sendEvidence } from './send-evidence.ts';
import { urgeMerchant } from './urge-merchant.ts';
import { urgeRider } from './urge-rider.ts';
import { waitAndWatch } from './wait-and-watch.ts';

export const remedies: Record<RemedyId, Remedy> = {
  self_check: selfCheck,
  contact_merchant: contactMerchant,
  contact_rider: contactRider,
  urge_merchant: urgeMerchant,
  urge_rider: urgeRider,
  resync,
  reconcile_payment: reconcilePayment,
  pay_again: payAgain,
  cancel_and_reorder: cancelAndReorder,
  cancel,
  refund,
  change_address: changeAddress,
  change_time: changeTime,
  wait_and_watch: waitAndWatch,
  notify_on_recovery: notifyOnRecovery,
  send_evidence: sendEvidence,
  human,
};
