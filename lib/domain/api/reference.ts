/** One call of the built-in site, ready to be shown: what of its OpenAPI document a reader needs. */
export interface ReferenceOperation {
  id: string;
  tag: string;
  method: string;
  path: string;
  summary: string;
  description: string;
  needsToken: boolean;
  parameters: readonly ReferenceField[];
  body: readonly ReferenceField[];
  /** A body as a form, ready to be sent. */
  bodyExample: string | null;
  answers: readonly {
    status: string;
    description: string;
    fields: readonly ReferenceField[];
    example: string | null;
  }[];
}

export interface ReferenceField {
  name: string;
  /** `path`, `query`, `form or JSON`, or empty for a field of an answer. */
  where: string;
  type: string;
  required: boolean;
  description: string;
}
