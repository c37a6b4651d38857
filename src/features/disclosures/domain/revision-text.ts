import type { Metadata } from './metadata.ts'

/** What one revision consists of; approval and publication are bound to exactly this. */
export interface RevisionContent {
  readonly title: string
  readonly bodyHtml: string
  readonly metadata: Metadata
  readonly attachments: readonly { readonly id: string; readonly name: string; readonly sha256: string }[]
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

/** The one text of a revision over which its SHA-256 is taken: JSON with sorted keys. */
export function canonicalText({ title, bodyHtml, metadata, attachments }: RevisionContent): string {
  // The hour wished for is no part of the content: moving it must not void an approval.
  const { publishAt: _, ...content } = metadata
  const files = attachments.map(({ id, name, sha256 }) => ({ id, name, sha256 }))
  return JSON.stringify(sorted({ title, bodyHtml, metadata: content, attachments: files }))
}
