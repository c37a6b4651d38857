import type {
  listRedactions,
  openOriginal,
  redactOriginal,
} from '../../../../../src/features/applications/redactions.contract.ts'
import type { Input, Reply } from '../../../../../src/platform/http/endpoint.contract.ts'

/** The originals of a case with what was made of them. */
export type Redactions = Reply<typeof listRedactions>
export type Original = Redactions['originals'][number]
export type Version = Original['versions'][number]
export type Ground = Redactions['grounds'][number]

/** An original as it is worked at. */
export type Opened = Reply<typeof openOriginal>

/** One thing to take out. */
export type Mark = Input<typeof redactOriginal>['body']['marks'][number]
export type Box = NonNullable<Mark['box']>

export const STATE_WORDS: Readonly<Record<Version['state'], { readonly text: string; readonly colour: string }>> = {
  faulty: { text: '未通过放行检查', colour: 'error' },
  unconfirmed: { text: '待逐项查看', colour: 'warning' },
  ready: { text: '待确认', colour: 'warning' },
  released: { text: '已放入答复', colour: 'success' },
  superseded: { text: '已有新的一版', colour: 'default' },
  'set-aside': { text: '不再使用', colour: 'default' },
}

export const FINDING_WORDS: Readonly<Record<Version['report']['findings'][number]['what'], string>> = {
  text: '文字',
  metadata: '文件属性',
  attachment: '附带的文件',
  structure: '文件结构',
  pixels: '画面',
}

/** Versions that wait for somebody: nothing is signed or delivered while there is one. */
export function isOpen({ state }: Version): boolean {
  return state === 'faulty' || state === 'unconfirmed' || state === 'ready'
}

/** The name of a ground with its article; articles from memory are marked. */
export function groundText({ name, article, isVerified }: Ground): string {
  return `${name}（${article}${isVerified ? '' : '，条号待核对'}）`
}

/** The unit in which places of a file are measured. */
export function unitOf(kind: Original['kind']): string {
  return kind === 'pdf' ? '磅' : '像素'
}
