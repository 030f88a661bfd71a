import { ROLES, type Role } from '@/lib/domain/actor';
import { ROLE_WORDS } from '@/lib/domain/role-words';
import { Choice } from '../ui/choice';

export interface RoleChoiceProps {
  name: string;
  role: Role;
  onChange: (role: Role) => void;
}

/** Chooses what somebody may do. */
export function RoleChoice({ name, role, onChange }: RoleChoiceProps) {
  return (
    <fieldset className="flex flex-col gap-2.5">
      <legend className="mb-2 text-sm font-medium text-ink">Role</legend>
      {ROLES.map((one) => (
        <Choice
          key={one}
          kind="radio"
          name={name}
          label={ROLE_WORDS[one].label}
          description={ROLE_WORDS[one].may}
          checked={role === one}
          onChange={() => onChange(one)}
        />
      ))}
    </fieldset>
  );
}
