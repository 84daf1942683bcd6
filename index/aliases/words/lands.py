"""Names of countries, as towns have them for a cue: which tell of a town where it is."""

from __future__ import annotations

from .lexicon import word_set

LANDS = word_set(
    "abkhazia afghanistan albania algeria america andorra angola argentina armenia australia "
    "austria azerbaijan bahamas bahrain bangladesh barbados belarus belgium belize benin "
    "bermuda bhutan bolivia botswana brazil britain brunei bulgaria burundi cambodia cameroon "
    "canada catalonia chad chechnya chile china colombia comoros crimea croatia cuba cyprus "
    "czechoslovakia dagestan denmark djibouti dominica drc ecuador egypt england eritrea "
    "estonia eswatini ethiopia fiji finland france gabon gambia georgia germany ghana greece "
    "greenland grenada guatemala guinea guyana haiti holland honduras hungary iceland india "
    "indonesia ingushetia iran iraq ireland israel italy jamaica japan jordan kaliningrad "
    "kazakhstan kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia "
    "libya liechtenstein lithuania luxembourg macau madagascar malawi malaysia maldives mali "
    "malta mauritania mauritius mexico micronesia moldova monaco mongolia montenegro morocco "
    "mozambique myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway oman "
    "pakistan palau palestine panama paraguay peru philippines poland portugal puntland qatar "
    "rojava romania russia rwanda samoa scotland senegal serbia seychelles singapore slovakia "
    "slovenia somalia somaliland spain sudan suriname sweden switzerland syria taiwan "
    "tajikistan tanzania thailand tibet togo tonga transnistria tunisia turkey turkmenistan "
    "tuvalu uganda uk ukraine uruguay us usa uzbekistan vanuatu venezuela vietnam wales yemen "
    "yugoslavia zambia zanzibar zimbabwe"
)
