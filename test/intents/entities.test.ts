import { expect } from 'chai';
import { readEntities } from '../../intents/entities.ts';
import { normalise } from '../../intents/normalise.ts';
import type { Entities } from '../../src/domain/understanding.ts';

const cases: [string, Entities][] = [
  // Order numbers.
  ['订单号 202611230001234567', { orderNumber: '202611230001234567' }],
  ['我的单号是12345678', { orderNumber: '12345678' }],
  ['99887766554433', { orderNumber: '99887766554433' }],
  ['订单编号：1234 5678 9012', { orderNumber: '123456789012' }],
  ['order number 8800-1234-5678', { orderNumber: '880012345678' }],
  ['1234567', { orderTail: '1234567' }],
  ['20261123到现在', {}],
  ['1234567890123456789012345', {}],
  // Tails.
  ['尾号4821的单', { orderTail: '4821' }],
  ['订单后四位是9001', { orderTail: '9001' }],
  ['order ending in 7744', { orderTail: '7744' }],
  ['4821', { orderTail: '4821' }],
  ['就是 4821。', { orderTail: '4821' }],
  ['手机尾号4821', {}],
  ['银行卡尾号4821扣的', {}],
  ['订单4821怎么还不到', { orderTail: '4821' }],
  // Pick-up numbers.
  ['取餐号A023', { pickupNumber: 'A023' }],
  ['取餐码是 1187', { pickupNumber: '1187' }],
  ['pickup number 45', { pickupNumber: '45' }],
  // Phones and cards are noticed at most, never given on.
  ['打我电话13812345678', { phone: true }],
  ['138-1234-5678 这个号', { phone: true }],
  ['0912-345-678', { phone: true }],
  ['订单号13812345678901', { orderNumber: '13812345678901' }],
  ['我的卡号6222021234567890123', {}],
  ['4111 1111 1111 1111 被扣了', {}],
  // Durations.
  ['等了40分钟', { minutes: 40 }],
  ['等了一个半小时', { minutes: 90 }],
  ['两个半小时了', { minutes: 150 }],
  ['半个小时没动', { minutes: 30 }],
  ['半小时', { minutes: 30 }],
  ['都一个多小时了', { minutes: 60 }],
  ['1小时20分钟', { minutes: 80 }],
  ['一小时四十分钟', { minutes: 100 }],
  ['1.5小时', { minutes: 90 }],
  ['三刻钟了', { minutes: 45 }],
  ['二十来分钟', { minutes: 20 }],
  ['俩小时', { minutes: 120 }],
  ['说30分钟到，等了一个半小时', { minutes: 90 }],
  ['退款三天没到', { minutes: 4320 }],
  ['half an hour', { minutes: 30 }],
  ['an hour and a half late', { minutes: 90 }],
  ['waited 2 hours', { minutes: 120 }],
  ['1h30 already', { minutes: 90 }],
  ['45 mins', { minutes: 45 }],
  ['twenty minutes', { minutes: 20 }],
  ['一分钱', {}],
  // Times of day.
  ['12:30送到', { times: ['12:30'] }],
  ['说好十二点半', { times: ['12:30'] }],
  ['下午三点', { times: ['15:00'] }],
  ['晚上7点一刻下的单', { times: ['19:15'] }],
  ['11点40到的', { times: ['11:40'] }],
  ['10点半下的单1点半还没到', { times: ['10:30', '01:30'] }],
  ['7pm', { times: ['19:00'] }],
  ['at 12:05 am', { times: ['00:05'] }],
  ['快一点', {}],
  ['有两点问题', {}],
  ['25:99', {}],
  // Money.
  ['扣了38元', { amounts: [3800] }],
  ['¥46.30', { amounts: [4630] }],
  ['多收我五块五', { amounts: [550] }],
  ['三十八块钱', { amounts: [3800] }],
  ['一百二十元', { amounts: [12_000] }],
  ['应付28.5元实扣33元', { amounts: [2850, 3300] }],
  ['charged $12.50', { amounts: [1250] }],
  ['46.30', { amounts: [4630] }],
  ['五块鸡块', {}],
  // Nothing.
  ['', {}],
  ['你好', {}],
];

describe('entities', () => {
  for (const [text, expected] of cases)
    it(`of "${text}" are ${JSON.stringify(expected)}`, () => {
      expect(readEntities(normalise(text))).to.deep.equal(expected);
    });

  it('never hold a phone number, whatever stands around it', () => {
    for (const phone of ['13912345678', '+86 139 1234 5678', '0987654321', '+852 9123 4567'])
      for (const text of [phone, `尾号${phone}`, `打${phone}找我`, `call me at ${phone} please`])
        expect(JSON.stringify(readEntities(normalise(text))).replace(/\D/g, '')).to.equal('', text);
  });
});
