import type { Field, Form, Prefill } from '../../kernel/form-terms.ts'
import { PERSON_KIND_NAMES } from '../../kernel/person-kind.ts'
import type { Context } from '../../platform/context.ts'
import { toTyped } from './domain/typed-values.ts'
import type { Typed } from './domain/values.ts'
import { findNewestMatter, getMatter, openValues } from './matters.queries.ts'
import { getVersion } from './services.queries.ts'
import type { Applicant } from './submit-matter.ts'

function fieldsOf(form: Form): readonly Field[] {
  return form.sections.flatMap(({ fields }) => fields)
}

/** Telephone and e-mail as the applicant gave them in their newest matter: the university asks once. */
async function lastContact(ctx: Context, key: Buffer, accountId: string): Promise<Partial<Record<Prefill, unknown>>> {
  const caseId = await findNewestMatter(ctx.db, accountId)
  if (caseId === undefined) return {}
  const matter = await getMatter(ctx.db, caseId)
  const { form } = (await getVersion(ctx.db, matter.versionId)).definition
  const typed = toTyped(form, openValues(key, matter))
  const given = (prefill: Prefill): unknown =>
    fieldsOf(form)
      .filter((field) => field.prefill === prefill && Object.hasOwn(typed, field.key))
      .map((field) => typed[field.key])[0]
  return { telephone: given('telephone'), email: given('email') }
}

/** What can be filled in for somebody who is signed in, from what the university knows of them. A visitor begins with nothing. */
export async function prefilled(
  ctx: Context,
  key: Buffer,
  { form, applicant }: { form: Form; applicant: Applicant },
): Promise<Typed> {
  const { accountId, name, kind, identity } = applicant
  const wanted = fieldsOf(form).filter(({ prefill }) => prefill !== null)
  if (accountId === null || wanted.length === 0) return {}
  const known: Partial<Record<Prefill, unknown>> = {
    name,
    number: identity['number'],
    unit: identity['unitName'],
    kind: PERSON_KIND_NAMES[kind],
    ...(await lastContact(ctx, key, accountId)),
  }
  return Object.fromEntries(wanted.map(({ key: field, prefill }) => [field, prefill === null ? '' : known[prefill]]))
}
