import { expect } from 'chai';
import { answerIn, commandIn, wishIn } from '../../dialogs/words/index.ts';

describe('words', () => {
  const wished: [string, string[]][] = [
    ['urge', ['催一下', '帮我催催', '催单', '快点！', 'hurry', 'hurry up please', '能不能催一下']],
    [
      'urge_rider',
      ['催一下骑手', '那你催骑手吧', '幫我催一下外送員', 'please hurry the rider up', '催小哥'],
    ],
    ['urge_merchant', ['催商家', '催一下店家', '催餐厅出餐', 'hurry up the restaurant']],
    [
      'refund',
      ['退款', '我要退款', '退钱！', '还是退款吧', '給我退款', 'I want a refund', 'refund please'],
    ],
    [
      'cancel',
      [
        '取消',
        '取消吧',
        '取消订单',
        '帮我把订单取消',
        '取消訂單',
        'cancel my order',
        'cancel it please',
      ],
    ],
    ['cancel_and_reorder', ['取消重新下单', '重新下单', 'cancel and reorder']],
    [
      'contact_merchant',
      ['联系商家', '联系餐厅', '聯絡店家', '给商家打电话', '商家电话', 'call the restaurant'],
    ],
    ['contact_rider', ['联系骑手', '骑手电话是多少', '給外送員打電話', 'call the driver']],
    ['pay_again', ['重新支付', '重新付款', '再付一次', 'pay again']],
    ['change_address', ['改地址', '换个地址', '修改收货地址', 'change the address']],
    ['change_time', ['改时间', '晚点送', 'deliver later']],
    [
      'wait_and_watch',
      ['我再等等', '帮我盯着', '幫我盯著', '有消息告诉我', "I'll wait", 'keep me posted'],
    ],
    ['notify_on_recovery', ['好了告诉我', '恢复了通知我', "tell me when it's back"]],
    ['send_evidence', ['发照片', '傳照片', '发图', 'send a photo']],
    ['resync', ['重新同步', '同步一下', 'resync']],
    ['reconcile_payment', ['核对付款', '对账', 'check my payment']],
    ['self_check', ['自己查一查', '怎么检查', 'what can I check']],
  ];
  for (const [wish, texts] of wished) {
    it(`know ${wish}`, () => {
      expect(texts.filter((text) => wishIn(text) !== wish)).to.deep.equal([]);
    });
  }

  const commanded: [string, string[]][] = [
    [
      'human',
      ['转人工', '转人工客服', '人工', '轉真人客服', '找客服', 'human', 'talk to a real person'],
    ],
    ['back', ['返回', '上一步', 'go back']],
    ['start_over', ['重新开始', '从头来', 'start over']],
    ['other_order', ['换一单', '另一单', '不是这单', 'another order']],
    ['thanks', ['谢谢', '谢谢啦', '好的，谢谢', '多謝', 'thanks', 'ok thank you', '🙏']],
    ['greeting', ['你好', '在吗', '您好啊', 'hello', 'hi there']],
    ['yes', ['是', '好的', '可以', '嗯嗯', '行', 'yes', 'OK', '👍', '確認']],
    ['no', ['不', '不用', '算了', '算了吧', '不用了', 'no', 'no thanks']],
    ['enough', ['没事了', '解决了', '已经到了', "that's all", 'bye']],
    ['still', ['还是不行', '没用啊', '试了没用', '还是没有', 'still not working']],
    ['why', ['怎么回事啊', '为什么', '有进展吗', 'what happened?']],
    ['bot', ['你是机器人吗', '你是人还是机器人', 'are you a bot?']],
  ];
  for (const [command, texts] of commanded) {
    it(`know ${command}`, () => {
      expect(texts.filter((text) => commandIn(text) !== command)).to.deep.equal([]);
    });
  }

  it('know a remedy beside courtesies, or named twice', () => {
    expect(wishIn('你好，帮我催一下，谢谢')).to.equal('urge');
    expect(wishIn('那我再等等，帮我盯着')).to.equal('wait_and_watch');
    expect(wishIn('我不要了，退款')).to.equal('refund');
    expect(wishIn('ok, refund please, thanks')).to.equal('refund');
    expect(wishIn('催一下，不行就退款')).to.equal(undefined);
    expect(wishIn('联系商家，催一下骑手')).to.equal(undefined);
    expect(wishIn('好的，谢谢')).to.equal(undefined);
  });

  it('leave complaints to understanding', () => {
    for (const text of [
      '我的外卖怎么还没到',
      '退款一直没到账',
      '骑手电话打不通',
      '商家不接电话怎么办',
      '取消了怎么还在送',
      '付了两次款',
      'my refund has not arrived',
      'the rider cancelled on me',
      '地址写错了送到别人家了',
      '没有',
      '还没到',
    ]) {
      expect([text, commandIn(text), wishIn(text)]).to.deep.equal([text, undefined, undefined]);
    }
  });

  it('take a question for no answer', () => {
    for (const text of ['可以吗', '好吗？', '是吗', '是不是', '确认什么', 'ok?', '行不行呢']) {
      expect([text, answerIn(text, 'cancel')]).to.deep.equal([text, undefined]);
    }
  });

  it('take a yes or no that names what was asked', () => {
    expect(answerIn('确认退款', 'refund')).to.equal('yes');
    expect(answerIn('yes, cancel it', 'cancel')).to.equal('yes');
    expect(answerIn('别取消', 'cancel')).to.equal('no');
    expect(answerIn('不要退款了', 'refund')).to.equal('no');
  });

  it('take a yes to something else for none', () => {
    expect(answerIn('好的，联系商家', 'refund')).to.equal(undefined);
    expect(answerIn('yes cancel it', 'refund')).to.equal(undefined);
  });
});
