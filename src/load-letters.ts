import {
  decideSuggestion,
  draftAnswer,
  getPublicMailbox,
  NOTICE,
  publishAnswer,
  publishDigest,
  releaseAnswer,
  submitLetter,
} from './features/mailboxes/index.ts'
import type { Day } from './kernel/day.ts'
import { type Actor, type Context, VISITOR } from './platform/context.ts'
import { newId } from './platform/ids.ts'
import type { SchoolIds } from './load-school.ts'
import type { SampleDigest, SampleLetter } from './sample/letters.ts'
import type { SampleAccount } from './sample/sample-types.ts'

interface Hands {
  readonly ctx: Context
  readonly key: Buffer
  /** One drafts, another lets it go out. */
  readonly drafter: Actor
  readonly releaser: Actor
}

/** An account of the sample, as it acts when it has signed in. */
export function actorOf({ login, name, roles }: SampleAccount, ids: SchoolIds): Actor {
  const held = roles.map(({ role, unitCode }) => ({
    role,
    unitId: unitCode === null ? null : (ids.units.get(unitCode) ?? ''),
  }))
  return { ...VISITOR, id: ids.accounts.get(login) ?? '', name, roles: held }
}

function as({ ctx }: Hands, actor: Actor, day: Day): Context {
  return { ...ctx, actor, now: () => new Date(`${day}T10:00:00+08:00`) }
}

async function write(hands: Hands, letter: SampleLetter): Promise<string> {
  const { mailbox: slug, kind, isAnonymous, title, what, section, writtenOn } = letter
  const ctx = as(hands, VISITOR, writtenOn)
  const { sections } = await getPublicMailbox(ctx, slug)
  const { id } = await submitLetter(ctx, hands.key, {
    slug,
    letter: {
      kind,
      sectionId: sections.find(({ name }) => name === section)?.id ?? null,
      aboutUnitId: null,
      isAnonymous,
      writer: isAnonymous
        ? { name: '', phone: '', email: '' }
        : { name: '示例学生', phone: '', email: 'xuesheng@example.edu.cn' },
      words: { title, what },
      allowsPublication: true,
    },
    files: [],
    intakeKey: newId(),
    noticeVersion: NOTICE.version,
  })
  return id
}

async function answer(hands: Hands, id: string, letter: SampleLetter): Promise<void> {
  const { key, drafter, releaser } = hands
  const { answer: text, answeredOn, adoption, published } = letter
  const { hash } = await draftAnswer(as(hands, drafter, answeredOn), key, { id, text })
  const ctx = as(hands, releaser, answeredOn)
  await releaseAnswer(ctx, key, { id, hash })
  if (adoption) await decideSuggestion(ctx, key, { id, ...adoption })
  if (published) await publishAnswer(ctx, key, { id, ...published, answer: text })
}

/** Writes letters to the sample's mailboxes and answers them, by the use cases that people go through, each on its day. */
export async function loadLetters(
  hands: Pick<Hands, 'ctx' | 'key'>,
  {
    ids,
    accounts,
    letters,
    digests,
  }: {
    ids: SchoolIds
    accounts: { readonly drafter: SampleAccount; readonly releaser: SampleAccount }
    letters: readonly SampleLetter[]
    digests: readonly SampleDigest[]
  },
): Promise<void> {
  const both = { ...hands, drafter: actorOf(accounts.drafter, ids), releaser: actorOf(accounts.releaser, ids) }
  for (const letter of letters) await answer(both, await write(both, letter), letter)
  for (const { mailbox, on, text } of digests) {
    const ctx = as(both, both.releaser, on)
    const { id } = await getPublicMailbox(ctx, mailbox)
    await publishDigest(ctx, { id, text })
  }
}
