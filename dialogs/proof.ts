/** Reads what a guest proves an order with. */

const mobile = /^1[3-9]\d{9}$/;

/**
 * An order number and the last four digits of a phone in a text. A whole mobile number beside the
 * order's counts by its end; alone it is taken for the order's number.
 */
export function proofIn(text: string): { number?: string; tail?: string } {
  const groups = text.match(/(?<!\d)\d{4,24}(?!\d)/g) ?? [];
  const long = groups.filter((digits) => digits.length >= 8);
  const phone = long.length > 1 ? long.find((digits) => mobile.test(digits)) : undefined;
  const number = long.find((digits) => digits !== phone);
  const tail = groups.find((digits) => digits.length === 4) ?? phone?.slice(-4);
  return { ...(number ? { number } : {}), ...(tail ? { tail } : {}) };
}
