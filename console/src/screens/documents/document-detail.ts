import type { getDocument } from '../../../../src/features/disclosures/disclosures.contract.ts'
import type { Reply } from '../../../../src/platform/http/endpoint.contract.ts'

/** A document as the server describes it. */
export type DocumentDetail = Reply<typeof getDocument>
