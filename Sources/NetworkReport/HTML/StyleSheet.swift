/// The style sheet of a report: screen and A4 print.
let reportStyleSheet = """
  :root { color-scheme: light; }
  * { box-sizing: border-box; }
  body { margin: 0 auto; padding: 1.5rem; max-width: 62rem; color: #1a1a1a; background: #fff;
    font: 16px/1.5 Helvetica, Arial, "Liberation Sans", sans-serif; }
  a { color: #005a8c; text-decoration: none; }
  a:hover, a:focus { text-decoration: underline; }
  .skip { position: absolute; left: -99em; }
  .skip:focus { position: static; }
  h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .3rem; }
  h2 { font-size: 1.4rem; margin: 2.5rem 0 .6rem; padding-bottom: .2rem; border-bottom: 2px solid #005a8c; }
  h3 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
  p, ul, dl { margin: .5rem 0; }
  .subtitle, .note, .small, figcaption { color: #555; }
  .note, .small { font-size: .85em; }
  .summary { font-size: 1.08rem; padding: .9rem 1.1rem; background: #eef4f8; border-left: 4px solid #005a8c; }
  nav ol { columns: 2; margin: .5rem 0; padding-left: 1.5rem; }
  .table { overflow-x: auto; margin: 1rem 0 .3rem; }
  table { border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.35; }
  caption { text-align: left; padding: .2rem 0 .4rem; font-size: .95rem; }
  th, td { text-align: left; vertical-align: top; padding: .25rem .5rem; border-bottom: 1px solid #d5d5d5;
    overflow-wrap: break-word; }
  thead th { border-bottom: 2px solid #888; vertical-align: bottom; }
  tbody th { font-weight: 600; }
  .number { text-align: right; font-variant-numeric: tabular-nums; }
  td.number, th.number { white-space: nowrap; }
  thead th.number { white-space: normal; }
  tbody tr:nth-child(even) { background: #f7f7f7; }
  tr:target, li:target, dt:target { background: #fff3c4; }
  figure { margin: 1.2rem 0; }
  figure svg { display: block; width: 100%; height: auto; max-height: 110vh; border: 1px solid #d5d5d5; }
  figcaption { font-size: .9rem; margin-top: .4rem; }
  dt { font-weight: 600; margin-top: .7rem; }
  dd { margin: 0 0 0 1rem; }
  code { font: .85em/1.3 "DejaVu Sans Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
  footer { margin-top: 3rem; color: #555; font-size: .85rem; }
  @page { size: A4; margin: 18mm 18mm 20mm; }
  @media print {
    body { padding: 0; max-width: none; font-size: 10pt; }
    a { color: inherit; }
    .skip { display: none; }
    h1 { font-size: 20pt; }
    h2 { font-size: 14pt; break-after: avoid; }
    h3 { font-size: 11pt; break-after: avoid; }
    .summary { font-size: 10.5pt; }
    .table { overflow: visible; }
    table { font-size: 8pt; }
    caption { font-size: 9pt; break-after: avoid; }
    thead { display: table-header-group; }
    tr, dt, dd, figcaption { break-inside: avoid; }
    dt { break-after: avoid; }
    th, td { padding: .12rem .3rem; }
    figure { break-inside: avoid; margin: 0 0 6mm; }
    #section-2 > p { break-after: avoid; break-inside: avoid; }
    thead { break-inside: avoid; break-after: avoid; }
    tbody tr:first-child, tbody tr:last-child { break-before: avoid; }
    figure svg { width: auto; max-width: 100%; max-height: 240mm; margin: 0 auto; border: 0; }
    figure.tall { break-before: page; }
    figcaption { font-size: 8.5pt; }
    p { orphans: 3; widows: 3; }
  }
  """
