"""Given names, folded."""

from __future__ import annotations

from . import heads
from .lexicon import word_set

_GIVEN = word_set(
    "aaron abigail adam adele adrian agnes ahmad ahmed aisha alan albert alejandro alessandro "
    "alex alexander alexandra alfred ali alice alicia alison allan allen amanda amir amy ana "
    "anders andrea andreas andrei andrew andy angela anita ann anna anne annette annie anthony "
    "antoine antonio arthur ashley audrey austin barack barbara barry beatrice ben benjamin "
    "bernard bernie beth betty beverly bob bobby boris brad bradley brandon brenda brendan brett "
    "brian bruce bryan caitlin calvin cameron camilla carl carla carlos carmen caroline catherine "
    "cathy cecile chad charles charlie charlotte chelsea cheryl chloe chris christian christina "
    "christine christopher cindy claire clara claudia cliff clive colin connor craig curtis "
    "cynthia damian dan daniel danielle danny darren dave david deborah denise dennis derek diana "
    "diane diego dmitry dominic don donald donna dorian doris dorothy doug douglas duncan dylan "
    "eddie edgar edith edward eileen elaine eleanor elena eli elias elisabeth elizabeth ella "
    "ellen emily emma emmanuel eric erica erik ernest esther ethan eugene eva evan evelyn fatima "
    "felix fernando fiona florence frances francesca francis francois frank fred frederick "
    "gabriel gareth gary gavin geoffrey george georgia gerald gerard giorgio giovanni gloria "
    "gordon graham greg gregory gustav hannah hans harold harriet harrison harry harvey hassan "
    "hazel heather heidi helen henri henry herbert hilary hillary howard hugh hugo hussein ian "
    "ibrahim igor ingrid irene irma isaac isabel isabella ivan jack jackie jacob jacqueline jake "
    "james jamie jan jane janet jasmine jason javier jean jeff jeffrey jennifer jenny jeremy "
    "jerry jesse jessica jill jim jimmy joan joanna joe joel johan johannes john johnny jon "
    "jonathan jordan jorge jose josef joseph josh joshua joyce juan judith judy julia julian "
    "julie justin kamala karen karl kate katherine kathleen kathryn katie katrina keith kelly "
    "kenneth kerry kevin khaled kim kimberly kirsten kristen kurt kyle lance larry lars laura "
    "lauren laurence lawrence leah lee leila leo leon leonard leslie lewis liam lillian linda "
    "lisa lloyd logan lois lorraine louis louise lucas lucy luis luke lydia lynn madeleine "
    "madison malcolm manuel marc marcel marcus margaret maria marie marilyn mario marion marjorie "
    "marko markus marlene martha martin marvin mary mathew matt matthew maureen maurice max megan "
    "mehmet melanie melissa melvin michael michel michelle miguel mike mikhail mohamed mohammad "
    "mohammed molly monica morgan muhammad mustafa nadia nancy naomi natalie natasha nathan neil "
    "nicholas nick nicola nicolas nicole nigel nikolai nina noah noel nora norman oleg oliver "
    "olivia omar oscar otto owen pablo pamela paris patrice patricia patrick paul paula pauline "
    "pavel pedro peggy penny perry peter phil philip philippe phillip phoebe pierre piers rachel "
    "ralph ramon randy raymond rebecca ricardo richard rick ricky rita robert roberta roberto "
    "rodney roger roland ron ronald ronnie rosa rosemary ross roy russell ruth ryan sabrina sally "
    "sam samantha samir samuel sandra sandy sara sarah scott sean sebastian serena sergei sergey "
    "seth shannon sharon shaun sheila sidney silvia simon sofia sonia sophia sophie stacy stanley "
    "stefan stella stephanie stephen steve steven stewart stuart sue susan suzanne svetlana "
    "sydney sylvia tamara tanya tara ted teresa terry theodore theresa thomas tiffany tim timothy "
    "tina todd tom tommy toni tony tracy travis trevor tyler valerie vanessa vera veronica vicky "
    "victoria viktor vincent virginia vivian vladimir walter wanda warren wayne wendy wesley will "
    "william yasmin yolanda yusuf yvonne zachary zoe"
)
FIRST_NAMES = _GIVEN | heads.GIVEN
# Borne by so many that "Mr" before it says nothing of who is meant, or words as well.
COMMON_SURNAMES = word_set(
    "smith jones johnson brown white green black young king hall hill wood woods cook cooper baker "
    "carter taylor walker wright turner parker fisher hunter mason miller clark ward bell price "
    "stone rose day love long short gray grey moore peel page field fields banks barnes bush ford "
    "singh santos abdullah sharif mahmood morales"
)
COMMON_OF_MANY = COMMON_SURNAMES | word_set(
    "powell rice hunt fox gates patel reid warren cable harper hancock perry barrett holmes lynch "
    "cain dorsey kemp abrams marcos hidalgo mcdonnell sandberg kagan coulson greenwald maas "
    "foster brooks lincoln boxer"
)
