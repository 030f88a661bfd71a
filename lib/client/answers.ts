/**
 * The schemas of what the console's server answers, but for the first page and the way in, which are checked by hand. Their code comes with
 * the first answer: zod and all of these schemas take longer to read and make than all else of a page, which is drawn without them.
 */
import type { AnswerSchema } from './answer-schema';

/** Where it cannot be loaded, the answer is one this page does not understand. */
function later<Output>(load: () => Promise<AnswerSchema<Output>>): AnswerSchema<Output> {
  return {
    '~standard': {
      validate: async (value) => {
        const schema = await load().catch(() => null);
        if (schema === null) return { issues: [{ message: 'What checks it could not be loaded' }] };
        return schema['~standard'].validate(value);
      },
    },
  };
}

const alerts = () => import('@/lib/domain/api/alerts');
const drains = () => import('@/lib/domain/api/drains');
const gatewayTokens = () => import('@/lib/domain/api/gateway-tokens');
const health = () => import('@/lib/domain/api/health');
const history = () => import('@/lib/domain/api/history');
const notifications = () => import('@/lib/domain/api/notifications');
const payloads = () => import('@/lib/domain/api/payloads');
const people = () => import('@/lib/domain/api/people');
const places = () => import('@/lib/domain/api/places');
const requeue = () => import('@/lib/domain/api/requeue');
const tokens = () => import('@/lib/domain/api/tokens');
const views = () => import('@/lib/domain/api/views');

export const alertChangesResponse = later(async () => (await alerts()).alertChangesResponse);
export const alertEntriesResponse = later(async () => (await alerts()).alertEntriesResponse);
export const alertLossResponse = later(async () => (await alerts()).alertLossResponse);
export const alertModelsResponse = later(async () => (await alerts()).alertModelsResponse);
export const alertResponse = later(async () => (await alerts()).alertResponse);
export const alertsResponse = later(async () => (await alerts()).alertsResponse);
export const explainResponse = later(async () => (await alerts()).explainResponse);
export const previewResponse = later(async () => (await alerts()).previewResponse);

export const drainPlanResponse = later(async () => (await drains()).drainPlanResponse);
export const drainResponse = later(async () => (await drains()).drainResponse);
export const drainsResponse = later(async () => (await drains()).drainsResponse);

export const gatewayTokensResponse = later(async () => (await gatewayTokens()).gatewayTokensResponse);

export const healthSettingsResponse = later(async () => (await health()).healthSettingsResponse);
export const incidentResponse = later(async () => (await health()).incidentResponse);
export const incidentsResponse = later(async () => (await health()).incidentsResponse);
export const queueHealthResponse = later(async () => (await health()).queueHealthResponse);

export const historyFigures = later(async () => (await history()).historyFigures);

export const deliveriesResponse = later(async () => (await notifications()).deliveriesResponse);
export const notificationsResponse = later(async () => (await notifications()).notificationsResponse);

export const erasurePreview = later(async () => (await payloads()).erasurePreview);
export const foundByIdResponse = later(async () => (await payloads()).foundByIdResponse);
export const foundByTextResponse = later(async () => (await payloads()).foundByTextResponse);
export const recordResponse = later(async () => (await payloads()).recordResponse);
export const recordsResponse = later(async () => (await payloads()).recordsResponse);

export const peopleResponse = later(async () => (await people()).peopleResponse);

export const placesResponse = later(async () => (await places()).placesResponse);

export const requeueResponse = later(async () => (await requeue()).requeueResponse);
export const requeuedResponse = later(async () => (await requeue()).requeuedResponse);

export const apiTokensResponse = later(async () => (await tokens()).apiTokensResponse);
export const kioskLinksResponse = later(async () => (await tokens()).kioskLinksResponse);

export const actResponse = later(async () => (await views()).actResponse);
export const callsResponse = later(async () => (await views()).callsResponse);
export const jobResponse = later(async () => (await views()).jobResponse);
export const jobsResponse = later(async () => (await views()).jobsResponse);
export const queueResponse = later(async () => (await views()).queueResponse);
export const sampleDataResponse = later(async () => (await views()).sampleDataResponse);
