/** The demo's payment page, and the photo that a rider took. Plain HTML, no script. */
import { Router } from 'express';
import type { Order } from '../domain/order.ts';
import type { Payment } from '../domain/payment.ts';
import type { Sandbox } from '../sandbox/sandbox.ts';
import { HttpProblem } from './problem.ts';

const headers = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'self'",
  'Cache-Control': 'no-store',
};

/** `/pay/{orderId}` (shown, and paid by its button), `/pay.css` and `/proof.svg`. */
export function createDemoPay(sandbox: Sandbox): Router {
  const router = Router();

  /** The page as it stands now. */
  async function readPage(orderId: string): Promise<string> {
    const [order, payment] = await Promise.all([sandbox.order(orderId), sandbox.payment(orderId)]);
    if (order.ok && payment.ok) return toPage(order.value, payment.value);
    const gone = [order, payment].some((look) => !look.ok && look.reason === 'not_found');
    throw gone
      ? new HttpProblem(404, 'not_found', 'There is no such order to pay.')
      : new HttpProblem(503, 'unavailable', 'The payment page cannot be shown now. Try again.');
  }

  router.get('/pay/:orderId', async (req, res) => {
    const page = await readPage(req.params.orderId);
    res.set(headers).type('html').send(page);
  });

  router.post('/pay/:orderId', async (req, res) => {
    const { orderId } = req.params;
    await sandbox.pay(orderId);
    res
      .set(headers)
      .type('html')
      .send(await readPage(orderId));
  });

  router.get('/pay.css', (_req, res) => {
    res.type('css').send(style);
  });
  router.get('/proof.svg', (_req, res) => {
    res.type('svg').send(proof);
  });
  return router;
}

function toPage(order: Order, payment: Payment): string {
  const amount = (order.total / 100).toFixed(2);
  const ending =
    order.status === 'cancelled'
      ? '<p>订单已关闭，不用再付款。<br>The order is closed; there is nothing to pay.</p>'
      : payment.paidAt === undefined
        ? `<form method="post"><button>支付 ¥${amount} · Pay</button></form>`
        : '<p class="done">已支付，可以回到聊天了。<br>Paid. You can go back to the chat.</p>';
  const rows = order.items
    .map(({ name, quantity }) => `<li>${escapeHtml(name)} × ${quantity}</li>`)
    .join('');
  return `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>支付 · Pay</title>
<link rel="stylesheet" href="../pay.css">
<main>
<h1>${escapeHtml(order.merchant.name)}</h1>
<ul>${rows}</ul>
<p>¥${amount} · ${escapeHtml(order.number)}</p>
${ending}
</main>
</html>
`;
}

const escapeHtml = (text: string) =>
  text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);

const style = `:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
main { max-width: 24rem; margin: 10vh auto; padding: 0 1rem }
h1 { font-size: 1.25rem }
button { font: inherit; min-height: 44px; padding: 0 1.5rem; border: 0; border-radius: 22px; background: #0b57d0; color: #fff }
.done { color: #137333 }
@media (prefers-color-scheme: dark) { .done { color: #81c995 } }
`;

/** A bag before a door. */
const proof = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120" role="img" aria-label="门口的外卖袋">
<rect width="160" height="120" fill="#d8d2c4"/>
<rect x="45" y="10" width="60" height="100" fill="#8a6f4d"/>
<circle cx="96" cy="62" r="3" fill="#e8d9b0"/>
<rect y="110" width="160" height="10" fill="#b4aa97"/>
<path d="M104 82h34v30h-34z" fill="#f4f1ea"/>
<path d="M112 82c0-14 18-14 18 0" fill="none" stroke="#5c5446" stroke-width="3"/>
</svg>
`;
