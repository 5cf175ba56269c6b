import { expect } from 'chai';
import { createId } from '../../src/channel/ids.ts';
import { createGuestId, toCustomer, toUserId } from '../../src/channel/user.ts';

describe('Direct Line users', () => {
  it('are customers when their id begins with dl_, by what stands behind it', () => {
    expect(toCustomer('dl_42', 'Li')).to.deep.equal({ id: '42', guest: false, name: 'Li' });
    expect(toCustomer(toUserId('dl_42'))).to.deep.equal({ id: 'dl_42', guest: false });
  });

  it('are guests otherwise, under an id that no customer has', () => {
    expect(toCustomer('bob')).to.deep.equal({ id: 'guest_bob', guest: true });
    expect(toCustomer('dl_')).to.deep.equal({ id: 'guest_dl_', guest: true });
    const guest = createGuestId(createId);
    expect(toCustomer(guest)).to.deep.equal({ id: guest, guest: true });
  });

  it('and ids may stand raw in a URL, and never repeat', () => {
    const ids = Array.from({ length: 1_000 }, createId);
    expect(ids.every((id) => /^[0-9a-v]{26}$/.test(id))).to.equal(true);
    expect(new Set(ids).size).to.equal(1_000);
  });
});
