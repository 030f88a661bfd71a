import { defineModel } from '@/lib/domain/core-models/define-model';

/** Payments. Its workflow states are attested for Fluxx. */
export const requestTransaction = defineModel({
  name: 'request_transaction',
  table: 'request_transactions',
  label: 'Payment',
  states: ['new', 'tentatively_due', 'due', 'paid'],
  columns: {
    id: 'integer',
    amount_due: 'decimal',
    amount_paid: 'decimal',
    comment: 'text',
    condition: 'text',
    created_at: 'datetime',
    created_by_id: 'integer',
    deleted_at: 'datetime',
    due_at: 'datetime',
    organization_payee_id: 'integer',
    paid_at: 'datetime',
    payment_confirmation_number: 'string',
    payment_recorded_by_id: 'integer',
    payment_type: 'string',
    request_id: 'integer',
    spending_year: 'integer',
    state: 'string',
    updated_at: 'datetime',
    updated_by_id: 'integer',
    user_payee_id: 'integer',
  },
  relations: {
    created_by_id: 'user',
    organization_payee_id: 'organization',
    payment_recorded_by_id: 'user',
    request_id: 'grant_request',
    updated_by_id: 'user',
    user_payee_id: 'user',
  },
});
