import { expect, it } from 'vitest';
import { systemActor, type Actor } from '@/lib/domain/actor';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite, type TestSite } from '@/lib/testing/engine-site';
import { updateAlert } from '../alerts/update-alert';
import { deleteAlert } from '../alerts/delete-alert';
import { explainChange } from './explain-change';
import { listRecordChanges } from './list-record-changes';
import { saveRecords } from './save-records';

const model = 'grant_request';
const ada: Actor = { kind: 'person', id: 'ada', name: 'Ada', role: 'admin', address: null };

/** The newest first. */
async function changesOf(site: TestSite, id: number) {
  const { changes } = await listRecordChanges(site.ctx, { model, id }, { before: null, limit: 50 });
  return changes;
}

describeOnEachDatabase('why a change queued its record for an alert, or not', (kind) => {
  it('names the rule and the conditions, by the values of that time', async () => {
    const site = await testSite(kind);
    const due = { alert_trigger_type: 'State', alert_transition_states: ['granted'] };
    const filter = {
      group_type: 'and',
      conditions: [
        ['amount_requested', 'gt', '100'],
        ['po_number', 'null', '-'],
      ],
    };
    await site.makeAlert({ name: 'Granted', ...due });
    await site.makeAlert({ name: 'Granted and big', ...due, filter });
    await site.makeAlert({ name: 'Number', alert_trigger_type: 'Field', trigger_fields: ['po_number'] });
    await site.makeAlert({ name: 'Once', alert_trigger_type: 'One Time Filter' });
    await site.makeAlert({ name: 'Off', alert_trigger_type: 'Filter', alert_enabled: false });
    await saveRecords(site.ctx, [{ model, values: { amount_requested: '50' } }], ada);
    await saveRecords(site.ctx, [{ model, id: 1, values: { state: 'granted' } }], ada);
    await saveRecords(site.ctx, [{ model, id: 1, values: { amount_requested: '500', po_number: 'X' } }], ada);
    const [, moved] = await changesOf(site, 1);
    const explained = await explainChange(site.ctx, { model, id: 1 }, moved?.id ?? '');
    expect(
      explained.map((one) => [one.alert.name, one.queued, one.explanation?.rule, one.explanation?.filter]),
    ).toEqual([
      ['Granted', true, { holds: true, words: 'The state moved to granted.' }, null],
      [
        'Granted and big',
        false,
        { holds: true, words: 'The state moved to granted.' },
        {
          kind: 'group',
          type: 'and',
          holds: false,
          decides: true,
          conditions: [
            expect.objectContaining({
              words: 'amount_requested is greater than 100',
              holds: false,
              value: '50',
            }),
            expect.objectContaining({ words: 'po_number is empty', holds: true, value: null }),
          ],
        },
      ],
      ['Number', false, { holds: false, words: 'None of the fields it watches changed: po_number.' }, null],
      ['Once', false, { holds: false, words: expect.stringContaining('sweep') }, null],
      ['Off', false, { holds: true, words: 'A change was saved.' }, null],
    ]);
    expect(explained.map((one) => one.alert.enabled)).toEqual([true, true, true, true, false]);
  });

  it('says when an alert was made or edited since, and keeps the name of one that is gone', async () => {
    const site = await testSite(kind);
    const edited = await site.makeAlert({ name: 'Edited', alert_trigger_type: 'Filter' });
    const gone = await site.makeAlert({ name: 'Gone', alert_trigger_type: 'Filter' });
    site.clock.advance(1000);
    await saveRecords(site.ctx, [{ model, values: {} }], ada);
    site.clock.advance(1000);
    await updateAlert(site.ctx, edited.id, { filter: ['po_number', 'eq', 'x'] }, systemActor);
    await deleteAlert(site.ctx, gone.id, systemActor);
    await site.makeAlert({ name: 'New', alert_trigger_type: 'Filter' });
    const [made] = await changesOf(site, 1);
    expect(made?.queuedFor.map(({ name, isDeleted }) => [name, isDeleted])).toEqual([
      ['Edited', false],
      ['Gone', true],
    ]);
    const explained = await explainChange(site.ctx, { model, id: 1 }, made?.id ?? '');
    expect(
      explained.map((one) => [
        one.alert.name,
        one.queued,
        one.editedSince,
        one.madeSince,
        one.explanation?.triggers,
      ]),
    ).toEqual([
      ['Edited', true, true, false, false],
      ['New', false, false, true, true],
    ]);
  });

  it('refuses a change that is not of the record', async () => {
    const site = await testSite(kind);
    await saveRecords(site.ctx, [{ model, values: {} }], ada);
    for (const id of ['1-2', '9-1', 'x', '1-1-1', '-1'])
      await expect(explainChange(site.ctx, { model, id: 1 }, id)).rejects.toMatchObject({
        code: 'not-found',
      });
  });
});
