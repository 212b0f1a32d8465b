"""Beneficiaries that read as natural persons: their names are not published; their amounts are.

A heuristic on names alone, on the side of caution: a firm that is called like a person, without a firm's form, loses its
name too. Names of firms keep theirs when a word says a firm, an association or a public body.
"""

import re

import pandas as pd

from geo.ingest.reading.places import fold

FORMS = frozenset(
    (
        "sa sas sasu sarl eurl snc sci scp scop scic scea earl gaec gie gip gfa sem spl selarl selas societe ste soc ets"
        " etablissements association asso assoc ass fondation federation groupe group holding france industrie industries"
        " energie energies transport transports service services syndicat commune ville cc ca cu metropole agglomeration"
        " communaute region departement universite ecole institut centre ctre lycee hopital hotel atelier ateliers maison"
        " cabinet compagnie cie entreprises freres fils sons ltd gmbh bv nv inc company bois biogaz plast plastiques"
        " recyclage environnement habitat immobilier emmaus saint sainte port domaine chateau cave coop cooperative"
        " laboratoire laboratoires fromagerie fromageries scierie menuiserie distillerie brasserie conserves boucherie"
        " traiteur la les cafes super regie sccv eta cs sepe eoliennes desk formation energy tech imprimerie graniterie beton automobiles garage pharma medical studio films production"
        " productions films theatre technologies systems"
    ).split()
)
"""Words, folded, of which one is enough to say that a name is no person's."""
FIRST_NAMES = frozenset(
    (
        "adele adrien agnes alain albert alexandra alexandre alice aline alphonse amandine amelie anais andre andree angele"
        " anne annie anthony antoine arnaud arthur astrid aude audrey aurelie aurelien baptiste bastien beatrice benedicte"
        " benjamin benoit bernadette bernard berthe bertrand brigitte bruno camille carine carole caroline catherine cecile"
        " cedric celine chantal charles charlotte christelle christian christiane christine christophe claire claude"
        " claudette claudine clement clementine colette corinne cyril damien daniel daniele danielle david delphine denis"
        " denise didier dominique dorian dorothee edith edouard eliane elisabeth elise elodie emile emilie emma emmanuel"
        " emmanuelle eric estelle esther etienne eugene evelyne fabien fabienne fabrice fanny felix fernand florence"
        " florian francis franck francois francoise frederic frederique gabriel gabrielle gael gaetan gaston genevieve"
        " georges georgette gerald gerard germaine ghislaine gilbert gilles ginette gregory guillaume gustave guy habiba"
        " helene henri henriette herve hugo hugues huguette ingrid irene isabelle jacky jacqueline jacques james jean"
        " jeanne jeannine jerome jessica joel joelle jonathan joseph josette josiane jules julia julie julien juliette"
        " justine karim karine khadija laetitia laure laurence laurent lea leon leonie liliane lionel lisa loic louis louise"
        " luc lucas lucie lucien lucienne ludovic lydie madeleine magali manon marc marcel marcelle margaux marguerite"
        " maria marianne marie marina marion marius marthe martine mathieu mathilde matthieu maurice maxime mehdi"
        " melanie michel michele micheline mickael mireille mohamed monique morgane muriel myriam nadege nadia nadine"
        " nathalie nicolas nicole noel noemie odette odile olivier pascal pascale patrice patricia patrick paul paule"
        " pauline philippe pierre pierrette quentin rachel raphael raymond raymonde regine regis remi remy rene renee"
        " richard robert roger roland romain rolande sabine sabrina samuel sandra sandrine sarah sebastien serge severine"
        " simon simone solange sophie stephane stephanie suzanne sylvain sylvie tanguy thibault thierry thomas valentin"
        " valerie vanessa veronique victor vincent virginie viviane xavier yann yannick yves yvette yvonne yvon zoe"
    ).split()
)
"""Common first names in France, folded, but for those that are family or place names as often (martin, robin)."""
_TITLE = re.compile(r"^(?:m|mr|mme|mlle|monsieur|madame|mademoiselle|indivision|veuve)\b")
_SOLE_TRADER = re.compile(r"\b(?:ei|eirl|entrepreneur individuel|entreprise individuelle)$")
_INITIALS = re.compile(r"[A-Z]{3,} [A-Z](?:[ .][A-Z])?\.?")
"""A family name with one or two initials."""
_FORMS_IN_INITIALS = re.compile(r"(?:S.A|B.V|N.V)\.?$| X$")


def reads_as_person(name: str) -> bool:
    """Whether ``name`` is a title and a name, a name with first name or initials, or a sole trader's.

    >>> [reads_as_person(name) for name in ("Mme DUPONT", "GONIDEC JOSIANE", "BLANC F J", "FROMAGERIE MARCEL PETITE")]
    [True, True, True, False]
    """
    folded = fold(name)
    words = folded.split()
    if not words or not FORMS.isdisjoint(words):
        return False
    if _TITLE.search(folded) or _SOLE_TRADER.search(folded):
        return True
    if _INITIALS.fullmatch(name) and not _FORMS_IN_INITIALS.search(name):
        return True
    given = sum(word in FIRST_NAMES for word in words)
    if len(words) == 2:
        return given > 0 and re.fullmatch(r"[^\d']+", name) is not None
    return len(words) == 3 and (given > 1 or (given == 1 and words[1] not in FIRST_NAMES and words[-1] in FIRST_NAMES))


def unnamed(names: pd.Series) -> pd.Series:
    """Whether each beneficiary is one that is not published."""
    return names.map(reads_as_person).astype(bool)
