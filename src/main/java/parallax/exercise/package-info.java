/** What a learner calls to have their work checked, and the contracts the library stands before too. */
package parallax.exercise;
