// What a redacted Word file may be made of. What is not named here does not get into it: whatever else a program hides in its
// files, we need not know it to leave it out.

function names(prefix: string, words: string): string[] {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => `${prefix}:${word}`)
}

/** Elements that are kept, with those of their attributes that are harmless. */
export const KEPT: ReadonlySet<string> = new Set([
  ...names(
    'w',
    `document body p r t tab br cr noBreakHyphen softHyphen sym ptab tbl tr tc tblGrid gridCol hdr ftr footnotes footnote
    endnotes endnote footnoteReference endnoteReference footnoteRef endnoteRef separator continuationSeparator drawing
    txbxContent
    pPr pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr ilvl numId suppressLineNumbers pBdr top left
    bottom right start end between bar shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE
    autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents jc textDirection textAlignment
    textboxTightWrap outlineLvl cnfStyle
    rPr rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof color w kern position sz
    szCs highlight u effect bdr fitText vertAlign rtl cs em lang eastAsianLayout
    tblPr tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW tblCellSpacing tblInd tblBorders
    insideH insideV tblLayout tblCellMar tblLook tblPrEx trPr gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader
    tcPr tcW gridSpan hMerge vMerge tcBorders tl2br tr2bl noWrap tcMar tcFitText vAlign hideMark
    sectPr headerReference footerReference footnotePr endnotePr pos numFmt numStart numRestart type pgSz pgMar pgBorders
    lnNumType pgNumType cols col noEndnote titlePg rtlGutter docGrid
    styles docDefaults rPrDefault pPrDefault style basedOn next link uiPriority semiHidden unhideWhenUsed qFormat
    tblStylePr numbering abstractNum multiLevelType lvl lvlRestart isLgl suff lvlText lvlJc num abstractNumId lvlOverride
    startOverride numStyleLink styleLink`,
  ),
  ...names(
    'wp',
    `inline anchor simplePos positionH positionV align posOffset extent effectExtent wrapNone wrapSquare wrapTight wrapThrough
    wrapTopAndBottom wrapPolygon start lineTo docPr cNvGraphicFramePr`,
  ),
  ...names('pic', 'pic nvPicPr cNvPr cNvPicPr blipFill spPr'),
  ...names('wps', 'wsp cNvPr cNvSpPr cNvCnPr spPr style txbx bodyPr'),
  ...names('wpg', 'wgp grpSp cNvPr cNvGrpSpPr grpSpPr'),
])

/** Drawings and formulas have large vocabularies without words; these of theirs are not kept. */
export const DROPPED: ReadonlySet<string> = new Set([
  ...names(
    'a',
    't p r txBody hlinkClick hlinkHover extLst snd audioFile videoFile wavAudioFile quickTimeFile custData',
  ),
  ...names('m', 'ctrlPr'),
])

/** Elements that go while their content stays: accepted changes, links, controls, tags, chosen alternatives. */
export const OPENED: ReadonlySet<string> = new Set([
  ...names('w', 'ins moveTo hyperlink smartTag sdt sdtContent customXml dir bdo rubyBase'),
  ...names('mc', 'Choice Fallback'),
])

/** Elements whose `w:val`, or attributes whose value, names a style. */
export const STYLE_NAMES: ReadonlySet<string> = new Set(
  names('w', 'pStyle rStyle tblStyle basedOn next link numStyleLink styleLink'),
)

const MEASURE = /^[+-]?\d+(?:\.\d+)?(?:%|pt|in|cm|mm|pc|px)?$/
const COLOUR = /^(?:auto|[0-9A-Fa-f]{6})$/
/** Words of the standard: `center`, `nextPage`, `zh-CN`. */
const WORD = /^[A-Za-z][A-Za-z-]{0,29}\d{0,3}$/
const FLAGS = /^[01]{12}$|^[0-9A-Fa-f]{4}$/

/** Whether a value is a measure, a colour or a word of the standard: nothing that a person has written. */
export function isPlainValue(value: string): boolean {
  return [MEASURE, COLOUR, WORD, FLAGS].some((form) => form.test(value))
}

const GENERAL_STYLES =
  /^(?:normal|default paragraph font|normal table|table normal|no list|title|subtitle|header|footer|footnote text|footnote reference|endnote text|endnote reference|heading [1-9]|toc [1-9]|toc heading|list paragraph|body text(?: indent)?(?: [23])?|table grid|caption|strong|emphasis|quote|page number|hyperlink|index [1-9]|date|plain text)$/i

/** Whether a style's name is one that every Word knows. */
export function isGeneralStyle(name: string): boolean {
  return GENERAL_STYLES.test(name)
}
