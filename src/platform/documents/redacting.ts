import { AppError } from '../../kernel/app-error.ts'
import { redactDocx } from './redact-docx.ts'
import { IMAGE_KINDS, redactImage } from './redact-image.ts'
import { folded } from './redact-matching.ts'
import { type Rebuilt, redactPdf } from './redact-pdf.ts'
import { verifyDocx } from './redact-verify-docx.ts'
import { verifyImage } from './redact-verify-image.ts'
import { verifyPdf } from './redact-verify-pdf.ts'
import {
  type Box,
  labelOf,
  type RedactableKind,
  type Redacted,
  type Redaction,
  type RedactionFinding,
  type Removal,
  REDACTABLE_KINDS,
} from './redaction.ts'

/** What is to be taken out of a file of this kind (as `sniff` names it). */
export interface RedactionOrder {
  readonly kind: string
  readonly redactions: readonly Redaction[]
}

/** A result that is to be checked; `removed` is what `redactFile` answered with it. */
export interface VerificationOrder extends RedactionOrder {
  readonly removed: readonly Removal[]
}

const MOST_REDACTIONS = 2000
const LONGEST_TERM = 200
const LONGEST_LABEL = 60
const MOST_FINDINGS = 200

function isSoundBox({ x, y, w, h }: Box): boolean {
  return [x, y, w, h].every(Number.isFinite) && w > 0 && h > 0
}

function isSound(redaction: Redaction): boolean {
  const { target } = redaction
  const label = labelOf(redaction)
  if (label.trim() === '' || label.length > LONGEST_LABEL) return false
  if (target.kind === 'term') return target.term.length <= LONGEST_TERM && folded(target.term) !== ''
  return Number.isSafeInteger(target.page) && target.page >= 1 && isSoundBox(target.box)
}

function kindOf({ kind, redactions }: RedactionOrder): RedactableKind {
  const known = REDACTABLE_KINDS.find((each) => each === kind)
  if (!known) throw new AppError('redaction.kind-refused', { kind })
  const faulty = redactions.findIndex((redaction) => !isSound(redaction))
  if (faulty >= 0 || redactions.length > MOST_REDACTIONS) throw new AppError('redaction.invalid', { redaction: faulty })
  return known
}

function rebuild(bytes: Buffer, kind: RedactableKind, redactions: readonly Redaction[]): Promise<Rebuilt> {
  if (kind === 'pdf') return redactPdf(bytes, redactions)
  if (kind === 'docx') return redactDocx(bytes, redactions)
  return redactImage(bytes, IMAGE_KINDS[kind] ?? 'png', redactions)
}

const MEANINGS: Readonly<Record<string, 'redaction.encrypted' | 'redaction.too-large' | 'redaction.kind-refused'>> = {
  'upload.encrypted': 'redaction.encrypted',
  'upload.zip-bomb': 'redaction.too-large',
  'upload.too-large': 'redaction.too-large',
  'upload.active-content': 'redaction.kind-refused',
}

/** The readers that we share with uploads speak of uploads. */
async function speakingOfRedaction<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof AppError && error.code.startsWith('redaction.')) throw error
    const code = error instanceof AppError ? MEANINGS[error.code] : undefined
    const reason = error instanceof Error ? error.message.slice(0, 200) : 'unknown'
    throw new AppError(code ?? 'redaction.broken', { reason })
  }
}

function distinct(findings: readonly RedactionFinding[]): RedactionFinding[] {
  const found = new Map(findings.map((finding) => [JSON.stringify(finding), finding]))
  return [...found.values()].slice(0, MOST_FINDINGS)
}

async function check(bytes: Buffer, { removed, ...order }: VerificationOrder): Promise<RedactionFinding[]> {
  const kind = kindOf(order)
  if (kind === 'pdf') return distinct(await verifyPdf(bytes, order.redactions, removed))
  if (kind === 'docx') return distinct(await verifyDocx(bytes, order.redactions))
  return distinct(await verifyImage(bytes, order.redactions))
}

/** Looks for what is left right here. Callers outside this folder use `verifyRedacted`, which does it in a thread of its own. */
export function verify(bytes: Buffer, order: VerificationOrder): Promise<RedactionFinding[]> {
  return speakingOfRedaction(() => check(bytes, order))
}

/** Redacts and checks right here. Callers outside this folder use `redactFile`, which does it in a thread of its own. */
export function redact(bytes: Buffer, order: RedactionOrder): Promise<Redacted> {
  return speakingOfRedaction(async () => {
    const rebuilt = await rebuild(bytes, kindOf(order), order.redactions)
    const { kind, removed } = rebuilt
    return { ...rebuilt, findings: await check(rebuilt.bytes, { kind, redactions: order.redactions, removed }) }
  })
}
