"""What is said in a digest beside its template: where things stand, what was left out, which buttons lead on.

The templates' own texts stand in digests/templates, in `_("…")`, and are translated with these.
"""

from bot.language import N_

MORE = N_("<i>……还有 {left_out} 篇，点下面的按钮看</i>")

COMMA = N_("、")
UNDATED = N_("日期不详")
ABOUT_THAT_DAY = N_("约{day}")
WHERE_PRINTED = N_("{paper} {when} 第{page}版")
LEAD_STORY = N_("头版头条")
FRONT_PAGE = N_("头版")
ON_PAGE = N_("第{page}版")
NO_HEADLINE = N_("（无题）")
