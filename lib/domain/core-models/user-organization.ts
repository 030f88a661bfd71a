import { defineModel } from '@/lib/domain/core-models/define-model';

export const userOrganization = defineModel({
  name: 'user_organization',
  table: 'user_organizations',
  label: 'User organization',
  states: [],
  columns: {
    id: 'integer',
    archived: 'boolean',
    can_edit: 'boolean',
    created_at: 'datetime',
    department: 'string',
    email: 'string',
    end_at: 'date',
    hide_from_portal_user: 'boolean',
    organization_id: 'integer',
    phone: 'string',
    principal_entity_id: 'integer',
    principal_entity_type: 'string',
    start_at: 'date',
    title: 'string',
    updated_at: 'datetime',
    user_id: 'integer',
  },
  relations: {
    organization_id: 'organization',
    user_id: 'user',
  },
});
