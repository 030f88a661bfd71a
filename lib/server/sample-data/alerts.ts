/** One alert of each trigger type, in the words of REST (domain.md), with the integration that polls its queue. */
export const SAMPLE_ALERTS = {
  payments: {
    model: 'request_transaction',
    integration: 'Accounting (sample)',
    config: {
      name: 'Payments due for accounting',
      alert_trigger_type: 'State',
      alert_transition_states: ['due'],
      extra_fields: [
        'state',
        'amount_due',
        'due_at',
        'payment_type',
        'spending_year',
        'request_id',
        'organization_payee_id',
        'organization_payee_id.name',
        'organization_payee_id.vendor_number',
      ],
    },
  },
  requests: {
    model: 'grant_request',
    integration: 'Data warehouse (sample)',
    config: {
      name: 'Grant requests over 10,000',
      alert_trigger_type: 'Filter',
      filter: ['amount_requested', 'gt', '10000'],
      extra_fields: [
        'state',
        'amount_requested',
        'amount_recommended',
        'duration_in_months',
        'spending_year',
        'program_id.name',
        'program_organization_id.name',
        'project_summary',
      ],
    },
  },
  organizations: {
    model: 'organization',
    integration: 'CRM sync (sample)',
    config: {
      name: 'Organization contact details',
      alert_trigger_type: 'Field',
      trigger_fields: ['street_address', 'city', 'postal_code', 'phone', 'email'],
      extra_fields: ['name', 'street_address', 'city', 'postal_code', 'phone', 'email', 'tax_id'],
    },
  },
  reports: {
    model: 'request_report',
    integration: 'Reminder mailer (sample)',
    config: {
      name: 'Submitted reports',
      alert_trigger_type: 'One Time Filter',
      filter: ['state', 'eq', 'submitted'],
      extra_fields: ['report_type', 'due_at', 'state', 'request_id', 'request_id.project_summary'],
    },
  },
} as const;

export type SampleAlertName = keyof typeof SAMPLE_ALERTS;
