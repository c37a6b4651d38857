import { addDays, dayOf } from '../../kernel/day.ts'
import { attachmentUrl, type Listed } from '../disclosures/index.ts'
import type { Line, Picture } from './views/lists.tsx'

/** A publication as a line of a list. */
export function toLine(listed: Listed): Line {
  return {
    no: listed.no,
    title: listed.title,
    listedOn: listed.listedOn,
    unitName: listed.unitName,
    audience: listed.audience,
    isPinned: listed.isPinned,
    // The text goes at midnight after the last day.
    postedUntil: listed.expiresAt ? addDays(dayOf(listed.expiresAt), -1).slice(5) : null,
  }
}

/** Publications with a cover as pictures. */
export function toPictures(list: readonly Listed[]): Picture[] {
  return list.flatMap(({ no, title, coverId, coverAlt }) =>
    coverId === null
      ? []
      : [{ no, title, src: attachmentUrl({ id: coverId, name: '', use: 'picture' }), alt: coverAlt }],
  )
}
