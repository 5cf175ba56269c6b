/** Who a Direct Line user is towards the platform. */
import type { Customer } from '../domain/conversation.ts';

/** User ids of customers begin so; what follows is the customer id. */
const customerPrefix = 'dl_';

/** User ids and customer ids of guests begin so. */
const guestPrefix = 'guest_';

/** The user id under which a customer of the platform chats. */
export function toUserId(customerId: string): string {
  return `${customerPrefix}${customerId}`;
}

/** Whether a user id names a customer: such ids come out of tokens only. */
export function isCustomerUserId(userId: string): boolean {
  return userId.startsWith(customerPrefix) && userId.length > customerPrefix.length;
}

/** A guest nobody has met before. */
export function createGuestId(newId: () => string): string {
  return `${guestPrefix}${newId()}`;
}

/** The customer behind a user id that a token vouches for; any but a customer's is a guest. */
export function toCustomer(userId: string, name?: string): Customer {
  const named = name ? { name } : {};
  if (isCustomerUserId(userId)) {
    return { id: userId.slice(customerPrefix.length), guest: false, ...named };
  }
  const id = userId.startsWith(guestPrefix) ? userId : `${guestPrefix}${userId}`;
  return { id, guest: true, ...named };
}
