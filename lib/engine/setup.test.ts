import { expect, it } from 'vitest';
import { systemActor } from '@/lib/domain/actor';
import { CORE_MODELS } from '@/lib/domain/models';
import { describeOnEachDatabase } from '@/lib/testing/database';
import { testSite } from '@/lib/testing/engine-site';
import { updateAlert } from './alerts/update-alert';
import { loadCatalog } from './load-catalog';
import { addCustomField } from './models/add-custom-field';
import { setWorkflow } from './models/set-workflow';
import { saveRecord } from './records/save-record';
import { changeSiteSettings } from './settings/change-settings';
import { ensureBuiltInSite } from './setup';

describeOnEachDatabase('the models of the built-in site', (kind) => {
  it('are the core models, and what an admin changed outlives a restart', async () => {
    const site = await testSite(kind);
    const read = async () => (await loadCatalog(site.ctx.database, site.ctx.database.kysely)).catalog.models;
    expect([...(await read()).values()]).toEqual(CORE_MODELS);
    await addCustomField(site.ctx, 'grant_request', { name: 'region', type: 'string' }, systemActor);
    await setWorkflow(site.ctx, 'grant_request', { states: ['draft', 'done'] }, systemActor);
    await changeSiteSettings(site.ctx, { batchSize: 10 }, systemActor);
    const other = site.another();
    await Promise.all([ensureBuiltInSite(site.ctx), kind === 'postgres' ? ensureBuiltInSite(other) : null]);
    const { catalog, settings } = await loadCatalog(other.database, other.database.kysely);
    expect(settings.batchSize).toBe(10);
    expect(catalog.models.get('grant_request')?.states).toEqual(['draft', 'done']);
    expect(catalog.models.get('grant_request')?.fields.at(-1)).toEqual({
      name: 'region',
      type: 'string',
      relation: null,
      custom: true,
    });
  });

  it('gets back a core field that an older program did not have', async () => {
    const site = await testSite(kind);
    await site.database.kysely.deleteFrom('engine_field').where('name', '=', 'po_number').execute();
    await ensureBuiltInSite(site.ctx);
    const { catalog } = await loadCatalog(site.ctx.database, site.ctx.database.kysely);
    expect(catalog.models.get('grant_request')).toEqual(CORE_MODELS[0]);
  });

  it('refuses fields and states that would break what stands', async () => {
    const site = await testSite(kind);
    const add = (name: string, relation?: string) =>
      addCustomField(
        site.ctx,
        'grant_request',
        { name, type: 'string', ...(relation ? { relation } : {}) },
        systemActor,
      );
    await expect(add('po_number')).rejects.toMatchObject({ code: 'conflict' });
    await expect(add('constructor')).rejects.toMatchObject({ code: 'invalid' });
    await expect(add('Bad Name')).rejects.toMatchObject({ code: 'invalid' });
    await expect(add('lead', 'user')).rejects.toMatchObject({ code: 'invalid' });
    const states = (model: string, names: string[]) =>
      setWorkflow(site.ctx, model, { states: names }, systemActor);
    await expect(states('organization', ['a'])).rejects.toMatchObject({ code: 'invalid' });
    await expect(states('nothing', ['a'])).rejects.toMatchObject({ code: 'not-found' });
    await expect(states('grant_request', [])).rejects.toMatchObject({ code: 'invalid' });
    await saveRecord(site.ctx, { model: 'grant_request', values: {} }, systemActor);
    await expect(states('grant_request', ['done'])).rejects.toMatchObject({ code: 'conflict' });
    await site.makeAlert({ alert_trigger_type: 'State', alert_transition_states: ['granted'] });
    await expect(states('grant_request', ['new'])).rejects.toMatchObject({ code: 'conflict' });
  });

  it('refuses a save that read an older version', async () => {
    const site = await testSite(kind);
    const model = 'grant_request';
    const { id, version } = await saveRecord(site.ctx, { model, values: {} }, systemActor);
    await saveRecord(site.ctx, { model, id, version, values: { po_number: 'A' } }, systemActor);
    await expect(
      saveRecord(site.ctx, { model, id, version, values: { po_number: 'B' } }, systemActor),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(updateAlert(site.ctx, 1, {}, systemActor)).rejects.toMatchObject({ code: 'not-found' });
  });
});
