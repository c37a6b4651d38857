import { AppError } from '../../kernel/app-error.ts'
import { readXml } from '../documents/xml-reading.ts'
import { CampusFault } from './campus-door.ts'

/** What a CAS server says of a ticket: whom it was given to, with what it says beside, or why it is worth nothing. */
export type CasAnswer =
  | { readonly user: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly failure: string }

/** Texts by the path of their element, below the outermost; of repeated ones the first. Throws CampusFault for what is no XML. */
function textsOf(xml: string): Map<string, string> {
  const texts = new Map<string, string>()
  try {
    let words = ''
    readXml(Buffer.from(xml, 'utf8'), {
      open: () => {
        words = ''
      },
      text: (piece) => {
        words += piece
      },
      close: (name, path) => {
        const at = [...path.slice(1), name].join('/')
        if (!texts.has(at)) texts.set(at, words.trim())
        words = ''
      },
    })
  } catch (error) {
    if (error instanceof AppError) throw new CampusFault('refused', 'the answer is no XML', error)
    throw error
  }
  return texts
}

const SUCCESS = 'authenticationSuccess'
const ATTRIBUTES = `${SUCCESS}/attributes/`

/** Reads a serviceResponse (CAS Protocol 3.0 §2.5, Appendix A). Numbers stay texts: `0012` is not 12. */
export function readCasAnswer(xml: string): CasAnswer {
  const texts = textsOf(xml)
  const user = texts.get(`${SUCCESS}/user`) ?? ''
  if (user === '') return { failure: texts.get('authenticationFailure') ?? 'no user' }
  const attributes = [...texts].flatMap(([at, text]): [string, string][] =>
    at.startsWith(ATTRIBUTES) ? [[at.slice(ATTRIBUTES.length), text]] : [],
  )
  return { user, attributes: new Map(attributes) }
}

/** The ticket whose session the campus has ended (single logout, CAS Protocol 3.0 §2.3.3); empty if it names none. */
export function endedTicket(xml: string): string {
  return textsOf(xml).get('SessionIndex') ?? ''
}
